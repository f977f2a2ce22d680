#include "index/index_document.h"

#include <algorithm>
#include <array>

#include "match/single_word.h"
#include "text/hash.h"

namespace calque {
namespace {

using text::TokenKind;

// Seeds that keep the hashes of word ends apart from those of keys.
constexpr std::uint64_t kFirstEnd = 0xF1;
constexpr std::uint64_t kLastEnd = 0x1A;

constexpr std::array<TokenKind, 4> kKinds{TokenKind::number, TokenKind::punctuation, TokenKind::tag,
                                          TokenKind::word};

void put_u64(codec::Bytes& out, std::uint64_t value) {
  codec::put_u32(out, static_cast<std::uint32_t>(value));
  codec::put_u32(out, static_cast<std::uint32_t>(value >> 32U));
}

void put_hashes(codec::Bytes& out, std::span<const std::uint64_t> hashes) {
  codec::put_varint(out, hashes.size());
  for (const std::uint64_t hash : hashes) put_u64(out, hash);
}

/// Takes a count and as many hashes off the front of `bytes`.
std::vector<std::uint64_t> take_hashes(std::span<const std::byte>& bytes) {
  codec::Reader reader(bytes);
  const std::uint64_t count = reader.varint();
  bytes = bytes.subspan(static_cast<std::size_t>(reader.position() - bytes.data()));
  if (count > bytes.size() / 8) codec::fail_damaged();
  std::vector<std::uint64_t> hashes(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::byte* at = bytes.data() + 8 * i;
    hashes[i] = codec::get_u32(at) | std::uint64_t{codec::get_u32(at + 4)} << 32U;
  }
  bytes = bytes.subspan(8 * count);
  return hashes;
}

void add_end(std::vector<std::uint64_t>& ends, std::string_view characters, std::uint64_t seed) {
  if (!characters.empty()) ends.push_back(text::hash_bytes(characters, seed));
}

}  // namespace

std::uint64_t key_of(LightClass light) {
  return class_key(kKinds[static_cast<std::size_t>(light)]);
}

std::uint32_t weight_of(LightClass light) {
  return CostModel{}.weight_of(kKinds[static_cast<std::size_t>(light)]);
}

LightClass light_class(std::uint64_t key) {
  static const std::array<std::uint64_t, 3> kKeys{
      key_of(LightClass::number), key_of(LightClass::punctuation), key_of(LightClass::tag)};
  for (std::size_t i = 0; i < kKeys.size(); ++i) {
    if (kKeys[i] == key) return static_cast<LightClass>(i);
  }
  return LightClass::none;
}

std::uint64_t occurrence_key(std::uint64_t key, std::uint32_t occurrence) {
  return occurrence == 1 ? key : text::hash_combine(key, occurrence);
}

std::uint64_t pattern_of(const MatchText& text) {
  std::uint64_t hash = 0;
  for (const MatchToken& token : text.tokens) {
    const bool number = token.kind == TokenKind::number;
    hash = text::hash_combine(hash, number ? token.key : token.surface);
    hash = text::hash_combine(hash, token.space_before);
  }
  hash = text::hash_combine(hash, text.space_at_end);
  return hash >> (64 - kPatternBits);
}

NumberHash number_hash(const MatchToken& number) {
  return static_cast<NumberHash>(number.surface);
}

void index_document(VariantId variant, const MatchText& text, IndexDocument& out) {
  out.variant = variant;
  out.weight = text.weight;
  out.keys.clear();
  out.ends.clear();
  out.numbers.clear();
  for (const MatchToken& token : text.tokens) {
    out.keys.push_back(token.key);
    if (token.kind == TokenKind::number) out.numbers.push_back(number_hash(token));
  }
  out.pattern = pattern_of(text);
  add_end(out.ends, first_characters(text.only_word), kFirstEnd);
  add_end(out.ends, last_characters(text.only_word), kLastEnd);
}

IndexDocument index_document(VariantId variant, const MatchText& text) {
  IndexDocument out;
  index_document(variant, text, out);
  return out;
}

codec::Bytes encode(const IndexDocument& document) {
  codec::Bytes out;
  codec::put_varint(out, document.weight);
  put_hashes(out, document.keys);
  put_hashes(out, document.ends);
  codec::put_varint(out, document.pattern);
  for (const NumberHash number : document.numbers) codec::put_u16(out, number);
  return out;
}

IndexDocument decode_document(VariantId variant, std::span<const std::byte> bytes) {
  codec::Reader reader(bytes);
  IndexDocument document;
  document.variant = variant;
  document.weight = reader.varint32();
  bytes = bytes.subspan(static_cast<std::size_t>(reader.position() - bytes.data()));
  document.keys = take_hashes(bytes);
  document.ends = take_hashes(bytes);
  codec::Reader rest(bytes);
  document.pattern = rest.varint();
  const auto numbers = std::ranges::count(document.keys, key_of(LightClass::number));
  for (std::ptrdiff_t i = 0; i < numbers; ++i) document.numbers.push_back(rest.u16());
  const bool fits = document.pattern >> kPatternBits == 0;
  if (document.weight == 0 || !fits || !rest.at_end()) codec::fail_damaged();
  return document;
}

}  // namespace calque
