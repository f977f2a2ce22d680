#include "glossary/ngrams.h"

#include <algorithm>
#include <cmath>

#include "glossary/function_words.h"
#include "text/hash.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::glossary {
namespace {

/// Words that function_words.h does not list, or of a language that has no list. Long words that
/// are as frequent are what a text is about. In little text a count is not much surer than its
/// square root.
constexpr double kStopShare = 1.0 / 400;   // of all words
constexpr double kStopTexts = 1.0 / 10;    // of all texts
constexpr std::uint32_t kLongestStop = 5;  // letters
constexpr std::uint32_t kShort = 3;        // letters
/// A term of two words is one of four characters in Chinese.
constexpr std::size_t kIdeographFactor = 2;

/// What a count is at least, with its chance error.
/// The standard deviation of a count is its square root (Poisson).
double at_least(std::uint32_t count, double deviations) {
  return count - deviations * std::sqrt(static_cast<double>(count));
}

}  // namespace

NgramReader::NgramReader(std::string_view primary_language)
    : keyer_(primary_language), case_rules_(text::case_rules_of(primary_language)) {
  const std::string_view list = function_words(primary_language);
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    function_words_.insert(text::fold_case(list.substr(at, end - at), case_rules_));
    at = end + 1;
  }
}

std::vector<Word> NgramReader::words(std::string_view text) {
  text::tokenize(text, tokens_);
  std::vector<Word> words;
  bool joined = false;
  for (const text::Token& token : tokens_) {
    if (token.kind == text::TokenKind::space) continue;
    if (token.kind != text::TokenKind::word) {
      // A mark, a number or a tag ends a phrase.
      joined = false;
      continue;
    }
    const std::string_view word = token.of(text);
    const Known& known = this->known(word);
    words.push_back({.key = known.key,
                     .begin = token.begin,
                     .end = token.end,
                     .joined = joined,
                     .ideograph = known.ideograph,
                     .function_word = known.function_word,
                     .letters = known.letters});
    joined = true;
  }
  return words;
}

const NgramReader::Known& NgramReader::known(std::string_view word) {
  // Some 100 bytes each: of a file that has more different words, most occur once.
  constexpr std::size_t kMostKnown = 1'000'000;
  if (known_.size() >= kMostKnown) known_.clear();
  const auto [place, is_new] = known_.try_emplace(std::string(word));
  if (is_new) {
    const auto kind = text::kind_of(text::decode_at(word, 0).code_point);
    place->second = {.key = keyer_.key(word).stem,
                     .letters = static_cast<std::uint32_t>(text::count_code_points(word)),
                     .ideograph = kind == text::CharacterKind::ideograph,
                     .function_word = is_function_word(word)};
  }
  return place->second;
}

bool NgramReader::is_function_word(std::string_view word) const {
  // The longest word of the lists has 14 bytes: spares folding most words.
  constexpr std::size_t kLongestBytes = 32;
  return word.size() <= kLongestBytes &&
         function_words_.contains(text::fold_case(word, case_rules_));
}

std::vector<Ngram> NgramReader::ngrams(std::span<const Word> words, std::size_t most) {
  std::vector<Ngram> ngrams;
  for (std::size_t first = 0; first < words.size(); ++first) {
    const std::size_t limit = words[first].ideograph ? kIdeographFactor * most : most;
    std::uint64_t key = 0;
    for (std::size_t count = 1; count <= limit && first + count <= words.size(); ++count) {
      const Word& last = words[first + count - 1];
      if (count > 1 && (!last.joined || last.ideograph != words[first].ideograph)) break;
      if (last.rare) break;  // nor does anything longer
      // A key stands for its n-gram; of four million, two share one of 64 bits with a chance of
      // one in two million.
      key = text::hash_combine(key, last.key);
      ngrams.push_back({key, first, count});
    }
  }
  return ngrams;
}

void WordCounts::add(std::span<const Word> words) {
  ++texts_;
  for (const Word& word : words) {
    Count& count = counts_[word.key];
    ++count.total;
    // Each text counts a word once; the number of the last text that had it tells.
    if (count.last_text != texts_) ++count.texts;
    count.last_text = texts_;
  }
  total_ += words.size();
}

std::uint32_t WordCounts::total(const Word& word) const {
  const auto found = counts_.find(word.key);
  return found == counts_.end() ? 0 : found->second.total;
}

bool WordCounts::is_stop(const Word& word) const {
  if (word.ideograph) return false;
  if (word.letters < 2 || word.function_word) return true;
  const auto found = counts_.find(word.key);
  if (found == counts_.end()) return false;
  const Count& count = found->second;
  // One deviation for short words, which are function words oftener than not.
  const bool frequent = at_least(count.total, word.letters <= kShort ? 1 : 2) >=
                        kStopShare * static_cast<double>(total_);
  const bool everywhere = at_least(count.texts, 2) >= kStopTexts * static_cast<double>(texts_);
  return everywhere || (frequent && word.letters <= kLongestStop);
}

}  // namespace calque::glossary
