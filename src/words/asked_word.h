#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "words/word_forms.h"

namespace calque::words {

/// Which words of a text answer to one that is looked for.
enum class AskedForms : std::uint8_t {
  as_written,  ///< The word as it is, in any case.
  of_word,     ///< It, and its forms where it is a word as dictionaries list it.
  any          ///< Every form of the word that it is a form of: of "wodzie" also "woda", "wody".
};

/// A word that is looked for in the texts of one language. Marks may be left out ("baskan" finds
/// "başkan"); where the word has marks itself, they count. Not for use by two threads at once.
class AskedWord {
 public:
  /// `forms` must outlive it.
  AskedWord(const WordForms& forms, const std::string& primary_language, std::string_view word,
            AskedForms which);

  /// True for a word of a text that is, or may be, a form of the word.
  bool is(std::string_view text_word);

  /// The beginnings (text::TokenKey::beginning) of all words that may be one: words with other
  /// beginnings are none.
  std::vector<std::uint64_t> beginnings() const;

 private:
  std::vector<std::string> citations() const;
  std::vector<std::string> words_of_texts() const;
  bool has_key(std::string_view text_word) const;

  const WordForms& forms_;
  std::string primary_;
  std::string folded_;
  AskedForms which_;
  bool plain_;  ///< It has no marks.
  std::vector<std::string> citations_;
  std::unordered_set<std::string> keys_;
  /// What was said of words that were met; texts have the same words again and again.
  std::unordered_map<std::string, bool> known_;
};

}  // namespace calque::words
