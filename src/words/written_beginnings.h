#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "text/token_key.h"
#include "words/word_forms.h"

namespace calque::words {

/// The beginnings under which words may be stored in the match index (text::TokenKey::beginning),
/// of words as WordForms folds them: that makes letters alike which are written differently, as
/// with and without hamza, and one folded word has several beginnings.
class WrittenBeginnings {
 public:
  /// `marks`: letters of the language with marks may stand for those without.
  WrittenBeginnings(const WordForms& forms, const std::string& primary_language, bool marks);

  /// Adds those of a folded word.
  void add(std::string_view word);

  /// Adds those of all words that begin with a folded one.
  void add_all_from(std::string_view beginning);

  std::vector<std::uint64_t> keys() const { return {keys_.begin(), keys_.end()}; }

 private:
  /// A folded text as far as it has been spelled.
  struct Spelled {
    std::string text;
    int letters = 0;
  };
  void spell(std::string_view rest, const Spelled& so_far, bool open);

  text::TokenKeyer keyer_;
  std::vector<std::string> alphabet_;
  /// Of a folded letter or two: the other ways to write them.
  std::map<std::string, std::set<std::string>, std::less<>> spellings_;
  /// Two may be one as it is written ("nj", "њ").
  int letters_that_count_ = text::kBeginning;
  std::unordered_set<std::string> begun_;  ///< What has been spelled.
  std::set<std::uint64_t> keys_;
};

}  // namespace calque::words
