#include "index/document_codec.h"

#include <algorithm>

namespace calque {
namespace {

constexpr unsigned kByte = 8;
constexpr std::uint32_t kNumberId = static_cast<std::uint32_t>(LightClass::number);

}  // namespace

void encode_document(const RunDocument& document, codec::Bytes& out) {
  for (unsigned shift = 0; shift < kPatternBits; shift += kByte) {
    out.push_back(static_cast<std::byte>(document.pattern >> shift));
  }
  codec::put_varint(out, document.key_ids.size());
  for (const std::uint32_t id : document.key_ids) codec::put_varint(out, id);
  std::int64_t previous = 0;
  auto number = document.numbers.begin();
  const std::size_t each = document.numbers_each();
  for (const VariantId variant : document.variants) {
    codec::put_varint(out, static_cast<std::uint64_t>(variant.value - previous));
    previous = variant.value;
    for (std::size_t i = 0; i < each; ++i) codec::put_u16(out, *number++);
  }
}

std::span<const std::byte> decode_shared(std::span<const std::byte> bytes, RunDocument& out) {
  codec::Reader reader(bytes);
  out.pattern = 0;
  for (unsigned shift = 0; shift < kPatternBits; shift += kByte) {
    out.pattern |= std::to_integer<std::uint64_t>(reader.bytes(1)[0]) << shift;
  }
  const std::uint64_t keys = reader.varint();
  if (keys > reader.left()) codec::fail_damaged();
  out.key_ids.clear();
  for (std::uint64_t i = 0; i < keys; ++i) out.key_ids.push_back(reader.varint32());
  if (reader.at_end()) codec::fail_damaged();
  return reader.bytes(reader.left());
}

void decode_variants(std::span<const std::byte> bytes, RunDocument& out) {
  codec::Reader reader(bytes);
  out.variants.clear();
  out.numbers.clear();
  const auto each = std::ranges::count(out.key_ids, kNumberId);
  std::uint64_t variant = 0;
  while (!reader.at_end()) {
    const std::uint64_t difference = reader.varint();
    variant += difference;
    const bool ascends = out.variants.empty() || difference > 0;
    if (!ascends || variant < difference || variant > INT64_MAX) codec::fail_damaged();
    out.variants.push_back(VariantId{static_cast<std::int64_t>(variant)});
    for (std::ptrdiff_t i = 0; i < each; ++i) out.numbers.push_back(reader.u16());
  }
}

}  // namespace calque
