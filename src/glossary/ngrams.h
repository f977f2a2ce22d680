#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/token_key.h"
#include "text/tokens.h"
#include "text/unicode.h"

namespace calque::glossary {

/// A word of a text by its key, with its place.
struct Word {
  std::uint64_t key = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool joined = false;         ///< Nothing but white space stands between it and the word before.
  bool ideograph = false;      ///< A character of a script without spaces between words.
  bool function_word = false;  ///< See function_words.h.
  bool stop = false;           ///< It neither begins nor ends a term (WordCounts::is_stop).
  bool rare = false;           ///< Too rare for any phrase with it to be one.
  std::uint32_t letters = 0;
};

/// Several words in a row.
struct Ngram {
  std::uint64_t key = 0;  ///< Of its words' keys in order.
  std::size_t first = 0;  ///< In the list of words.
  std::size_t words = 0;
};

/// Cuts texts of one language into words and n-grams for finding term candidates.
class NgramReader {
 public:
  explicit NgramReader(std::string_view primary_language);

  /// All but `stop` and `rare`, for which texts have to be counted first.
  std::vector<Word> words(std::string_view text);

  /// The n-grams of up to `most` words (twice as many for ideographs) that stand between
  /// punctuation, numbers and tags.
  static std::vector<Ngram> ngrams(std::span<const Word> words, std::size_t most);

 private:
  /// What does not depend on where a word stands.
  struct Known {
    std::uint64_t key = 0;
    std::uint32_t letters = 0;
    bool ideograph = false;
    bool function_word = false;
  };
  const Known& known(std::string_view word);
  bool is_function_word(std::string_view word) const;

  // Words come again and again; of a million, some ten thousand are different ones.
  std::unordered_map<std::string, Known> known_;
  text::TokenKeyer keyer_;
  text::CaseRules case_rules_;
  std::unordered_set<std::string> function_words_;  ///< Folded.
  std::vector<text::Token> tokens_;
};

/// In how many texts each word occurs; tells the words that are too frequent to begin or end a
/// term.
class WordCounts {
 public:
  void add(std::span<const Word> words);

  /// True for a function word, for one of at most five letters that makes up a four-hundredth of
  /// all words, for one that stands in a tenth of all texts, and for one of a single letter; never
  /// for ideographs. Counts are taken as two standard deviations less than they are (one, for words
  /// of up to three letters), so that in little text only what is very frequent is a stop word.
  bool is_stop(const Word& word) const;

  /// How often the word occurs, in all its forms.
  std::uint32_t total(const Word& word) const;

 private:
  struct Count {
    std::uint32_t texts = 0;
    std::uint32_t total = 0;
    std::uint64_t last_text = 0;
  };
  std::unordered_map<std::uint64_t, Count> counts_;
  std::uint64_t texts_ = 0;
  std::uint64_t total_ = 0;
};

}  // namespace calque::glossary
