#include "memory/overlap_bound.h"

#include <algorithm>
#include <bit>

#include "memory/index_document.h"

namespace calque {
namespace {

constexpr std::size_t kLight = 3;
constexpr std::size_t kBits = 64;

}  // namespace

OverlapBound::OverlapBound(const MatchText& query)
    : weight_(query.weight),
      single_word_(query.words == 1),
      blocks_((query.words + kBits - 1) / kBits) {
  for (std::size_t i = 0; i < kLight; ++i) symbols_.id(calque::key_of(static_cast<LightClass>(i)));
  std::size_t position = 0;
  for (const MatchToken& token : query.tokens) {
    const Symbol symbol = symbols_.id(token.key);
    if (symbol < kLight) {
      ++light_[symbol];
      continue;
    }
    masks_.resize(symbols_.size() * blocks_);
    masks_[symbol * blocks_ + position / kBits] |= std::uint64_t{1} << (position % kBits);
    ++position;
  }
}

std::uint32_t OverlapBound::common_words(std::span<const Symbol> document) {
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
  std::uint32_t common = 0;
  for (const std::uint64_t open : open_) {
    common += static_cast<std::uint32_t>(std::popcount(~open));
  }
  return common;
}

OverlapBound::Overlap OverlapBound::overlap(std::span<const Symbol> document) {
  std::array<std::uint32_t, kLight> light{};
  std::uint32_t words = 0;
  for (const Symbol symbol : document) {
    if (symbol < kLight) {
      ++light[symbol];
    } else {
      ++words;
    }
  }
  constexpr std::uint32_t kWord = CostModel{}.word;
  // The only words of both sides may be alike by characters, whatever their keys.
  const std::uint32_t common = single_word_ && words == 1 ? 1 : common_words(document);
  std::uint32_t matched = common * kWord;
  std::uint32_t weight = words * kWord;
  for (std::size_t i = 0; i < kLight; ++i) {
    const std::uint32_t each = weight_of(static_cast<LightClass>(i));
    matched += each * std::min(light[i], light_[i]);
    weight += each * light[i];
  }
  return {matched, weight};
}

Score OverlapBound::operator()(std::span<const Symbol> document) {
  const auto [matched, weight] = overlap(document);
  const std::uint32_t greater = std::max(weight, weight_);
  return {greater - std::min(matched, greater), greater, matched >= greater};
}

}  // namespace calque
