#include "match/character_rate.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::size_t kBits = 64;  // of a block of the bit vector

/// For every character the blocks of 64 positions of a pattern, with a bit where it stands: a hash
/// table with open addressing, at most half full.
class PositionMasks {
 public:
  explicit PositionMasks(std::u32string_view pattern)
      : blocks_((pattern.size() + kBits - 1) / kBits),
        slots_(std::bit_ceil(2 * pattern.size() + 2)),
        masks_(blocks_) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      Slot& slot = slots_[slot_of(pattern[i])];
      if (slot.masks == 0) {
        slot = {pattern[i], masks_.size()};
        masks_.resize(masks_.size() + blocks_);
      }
      masks_[slot.masks + i / kBits] |= std::uint64_t{1} << (i % kBits);
    }
  }

  std::size_t blocks() const { return blocks_; }
  std::span<const std::uint64_t> of(char32_t character) const {
    return std::span(masks_).subspan(slots_[slot_of(character)].masks, blocks_);
  }

 private:
  /// `masks`: where the character's masks begin; 0, where there are empty ones, in a free slot.
  struct Slot {
    char32_t character = 0;
    std::size_t masks = 0;
  };

  std::size_t slot_of(char32_t character) const {
    const std::size_t last = slots_.size() - 1;
    std::size_t slot = (std::size_t{character} * 0x9E3779B1U >> 16U) & last;
    while (slots_[slot].masks != 0 && slots_[slot].character != character) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  std::size_t blocks_;
  std::vector<Slot> slots_;
  std::vector<std::uint64_t> masks_;
};

/// 64 rows of one column of the distance matrix, as differences between neighbouring rows.
struct Block {
  std::uint64_t up = ~std::uint64_t{0};  ///< Rows that are one more than the row above.
  std::uint64_t down = 0;                ///< Rows that are one less.
};

/// The horizontal difference that one block hands to the next: -1, 0 or 1.
struct Carry {
  bool plus = true;
  bool minus = false;
};

/// Moves a block one column on; `last_row` is the bit whose horizontal difference is carried out.
Carry advance(Block& block, std::uint64_t match, Carry carry, std::uint64_t last_row) {
  const std::uint64_t minus_in = carry.minus ? 1 : 0;
  const std::uint64_t plus_in = carry.plus ? 1 : 0;
  const std::uint64_t vertical = match | block.down;
  match |= minus_in;
  const std::uint64_t diagonal = (((match & block.up) + block.up) ^ block.up) | match;
  std::uint64_t plus = block.down | ~(diagonal | block.up);
  std::uint64_t minus = block.up & diagonal;
  const Carry out{(plus & last_row) != 0, (minus & last_row) != 0};
  plus = (plus << 1U) | plus_in;
  minus = (minus << 1U) | minus_in;
  block.up = minus | ~(vertical | plus);
  block.down = plus & vertical;
  return out;
}

std::size_t distance_without_common_ends(std::u32string_view a, std::u32string_view b) {
  if (a.empty() || b.empty()) return std::max(a.size(), b.size());
  const PositionMasks masks(a);
  std::vector<Block> column(masks.blocks());
  const std::uint64_t highest = std::uint64_t{1} << (kBits - 1);
  const std::uint64_t last = std::uint64_t{1} << ((a.size() - 1) % kBits);
  std::size_t distance = a.size();
  for (const char32_t character : b) {
    const std::span<const std::uint64_t> match = masks.of(character);
    Carry carry;
    for (std::size_t k = 0; k < column.size(); ++k) {
      carry = advance(column[k], match[k], carry, k + 1 == column.size() ? last : highest);
    }
    if (carry.plus) ++distance;
    if (carry.minus) --distance;
  }
  return distance;
}

/// The characters inside of a text, with one for each number.
std::u32string wording_of(const MatchText& text) {
  const std::string_view bytes(text.text);
  std::u32string out;
  std::size_t at = text.inside_begin;
  for (const MatchToken& token : text.tokens) {
    if (token.kind != text::TokenKind::number) continue;
    out += to_characters(bytes.substr(at, token.begin - at));
    out += U'0';
    at = token.end;
  }
  return out += to_characters(bytes.substr(at, text.inside_end - at));
}

}  // namespace

std::u32string to_characters(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded decoded = text::decode_at(text, i);
    out.push_back(decoded.code_point);
    i += decoded.length;
  }
  return out;
}

std::size_t character_distance(std::u32string_view a, std::u32string_view b) {
  const auto front = std::ranges::mismatch(a, b);
  a.remove_prefix(static_cast<std::size_t>(front.in1 - a.begin()));
  b.remove_prefix(static_cast<std::size_t>(front.in2 - b.begin()));
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  return distance_without_common_ends(a, b);
}

MatchRate character_rate(std::string_view query, std::string_view candidate) {
  if (query == candidate) return MatchRate(100);
  const std::u32string a = to_characters(query);
  const std::u32string b = to_characters(candidate);
  return MatchRate::of_fraction(character_distance(a, b), std::max(a.size(), b.size()));
}

MatchRate wording_rate(const MatchText& query, const MatchText& candidate) {
  if (query.inside() == candidate.inside()) return MatchRate(100);
  const std::u32string a = wording_of(query);
  const std::u32string b = wording_of(candidate);
  if (a == b) return MatchRate(100);
  return MatchRate::of_fraction(character_distance(a, b), std::max(a.size(), b.size()));
}

}  // namespace calque
