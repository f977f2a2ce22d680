#include "glossary/ngrams.h"

#include <algorithm>
#include <functional>

#include "text/hash.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::glossary {
namespace {

constexpr double kStopShare = 0.4;
constexpr std::uint32_t kLongestStop = 6;   // letters
constexpr std::uint32_t kLeastForStop = 3;  // occurrences
constexpr std::size_t kIdeographFactor = 2;

}  // namespace

std::vector<Word> NgramReader::words(std::string_view text) {
  text::tokenize(text, tokens_);
  std::vector<Word> words;
  bool joined = false;
  for (const text::Token& token : tokens_) {
    if (token.kind == text::TokenKind::space) continue;
    if (token.kind != text::TokenKind::word) {
      joined = false;
      continue;
    }
    const std::string_view word = token.of(text);
    const auto kind = text::kind_of(text::decode_at(word, 0).code_point);
    words.push_back({.key = keyer_.key(word).key,
                     .begin = token.begin,
                     .end = token.end,
                     .joined = joined,
                     .ideograph = kind == text::CharacterKind::ideograph,
                     .letters = static_cast<std::uint32_t>(text::count_code_points(word))});
    joined = true;
  }
  return words;
}

std::vector<Ngram> NgramReader::ngrams(std::span<const Word> words, std::size_t most) {
  std::vector<Ngram> ngrams;
  for (std::size_t first = 0; first < words.size(); ++first) {
    const std::size_t limit = words[first].ideograph ? kIdeographFactor * most : most;
    std::uint64_t key = 0;
    for (std::size_t count = 1; count <= limit && first + count <= words.size(); ++count) {
      const Word& last = words[first + count - 1];
      if (count > 1 && (!last.joined || last.ideograph != words[first].ideograph)) break;
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
    if (count.last_text != texts_) ++count.texts;
    count.last_text = texts_;
  }
  total_ += words.size();
}

void WordCounts::finish() {
  std::vector<std::uint32_t> totals;
  totals.reserve(counts_.size());
  for (const auto& [key, count] : counts_) totals.push_back(count.total);
  std::ranges::sort(totals, std::greater<>());
  std::uint64_t sum = 0;
  stop_from_ = 0;
  for (const std::uint32_t total : totals) {
    if (static_cast<double>(sum) >= kStopShare * static_cast<double>(total_)) break;
    sum += total;
    stop_from_ = total;
  }
  stop_from_ = std::max(stop_from_, kLeastForStop);
}

bool WordCounts::is_stop(const Word& word) const {
  if (word.ideograph) return false;
  if (word.letters < 2) return true;
  const auto found = counts_.find(word.key);
  if (found == counts_.end()) return false;
  const bool everywhere =
      found->second.texts >= kLeastForStop && std::uint64_t{found->second.texts} * 10 >= texts_;
  return everywhere || (word.letters <= kLongestStop && found->second.total >= stop_from_);
}

}  // namespace calque::glossary
