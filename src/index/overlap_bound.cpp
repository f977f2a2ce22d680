#include "index/overlap_bound.h"

#include <algorithm>
#include <bit>
#include <functional>

#include "index/index_document.h"

namespace calque {
namespace {

constexpr std::size_t kLight = 3;  // LightClass: numbers, punctuation, tags
constexpr std::size_t kBits = 64;  // of a block of the bit vector

}  // namespace

OverlapBound::OverlapBound(const MatchText& query)
    : weight_(query.weight), blocks_((query.words + kBits - 1) / kBits) {
  for (std::size_t i = 0; i < kLight; ++i) symbols_.id(calque::key_of(static_cast<LightClass>(i)));
  word_weights_.resize(kLight);
  std::size_t position = 0;
  for (const MatchToken& token : query.tokens) {
    const Symbol symbol = symbols_.id(token.key);
    if (symbol < kLight) {
      ++light_[symbol];
      continue;
    }
    if (query.words == 1 && !query.only_word.empty()) only_word_ = token.weight;
    word_weights_.resize(symbols_.size());
    word_weights_[symbol].push_back(token.weight);
    masks_.resize(symbols_.size() * blocks_);
    masks_[symbol * blocks_ + position / kBits] |= std::uint64_t{1} << (position % kBits);
    ++position;
  }
  for (std::vector<std::uint32_t>& weights : word_weights_) {
    std::ranges::sort(weights, std::greater<>());
  }
  seen_.resize(symbols_.size());
}

std::size_t OverlapBound::common_words(std::span<const Symbol> document) {
  open_.assign(blocks_, ~std::uint64_t{0});
  for (const Symbol symbol : document) {
    if (symbol == kOtherWord || symbol < kLight) continue;
    const std::uint64_t* mask = &masks_[symbol * blocks_];
    std::uint64_t carry = 0;
    for (std::size_t k = 0; k < blocks_; ++k) {
      const std::uint64_t open = open_[k];
      const std::uint64_t matched = open & mask[k];
      const std::uint64_t sum = open + matched;
      const std::uint64_t with_carry = sum + carry;
      carry = static_cast<std::uint64_t>(sum < open) | static_cast<std::uint64_t>(with_carry < sum);
      open_[k] = with_carry | (open & ~matched);
    }
  }
  std::size_t common = 0;
  for (const std::uint64_t open : open_) common += static_cast<std::size_t>(std::popcount(~open));
  return common;
}

/// Fills `shared_`; returns the number of words of the document.
std::size_t OverlapBound::collect_shared(std::span<const Symbol> document) {
  shared_.clear();
  std::ranges::fill(seen_, 0U);
  std::size_t words = 0;
  for (const Symbol symbol : document) {
    if (symbol < kLight) {
      ++seen_[symbol];
      continue;
    }
    ++words;
    if (symbol == kOtherWord || seen_[symbol] >= word_weights_[symbol].size()) continue;
    shared_.push_back(word_weights_[symbol][seen_[symbol]++]);
  }
  return words;
}

std::uint32_t OverlapBound::overlap(std::span<const Symbol> document) {
  const std::size_t words = collect_shared(document);
  std::uint32_t matched = 0;
  for (std::size_t i = 0; i < kLight; ++i) {
    matched += weight_of(static_cast<LightClass>(i)) * std::min(seen_[i], light_[i]);
  }
  // The only words of both sides may be alike by characters, whatever their keys.
  if (only_word_ > 0 && words == 1) return matched + only_word_;
  const std::size_t common = shared_.size() < 2 ? shared_.size() : common_words(document);
  if (common < shared_.size()) std::ranges::sort(shared_, std::greater<>());
  for (std::size_t i = 0; i < common; ++i) matched += shared_[i];
  return matched;
}

Score OverlapBound::operator()(std::span<const Symbol> document, std::uint32_t document_weight) {
  const std::uint32_t matched = overlap(document);
  const std::uint32_t greater = std::max(document_weight, weight_);
  return {greater - std::min(matched, greater), greater, matched >= greater};
}

}  // namespace calque
