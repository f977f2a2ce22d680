#include "index/posting_codec.h"

#include <algorithm>

namespace calque {
namespace {

constexpr std::size_t kEntry = 8;  // of the directory of blocks: first document, place

/// Adds up differences from `document`; returns the last number. Bounds are checked only near the
/// end of `bytes`. The sum cannot go beyond 64 bits, so that the last number, the greatest, tells
/// whether all are in range.
std::uint64_t accumulate(std::span<const std::byte> bytes, std::uint64_t document,
                         std::span<DocumentNumber> out) {
  constexpr std::size_t kLongestVarint = 5;  // 32 bits in groups of seven
  const std::byte* at = bytes.data();
  std::size_t i = 0;
  if (bytes.size() >= kLongestVarint) {
    const std::byte* const last_safe = at + (bytes.size() - kLongestVarint);
    for (; i < out.size() && at <= last_safe; ++i) {
      auto byte = std::to_integer<std::uint32_t>(*at++);
      std::uint32_t value = byte & 0x7FU;
      for (unsigned shift = 7; byte >= 0x80 && shift < 35; shift += 7) {
        byte = std::to_integer<std::uint32_t>(*at++);
        value |= (byte & 0x7FU) << shift;
      }
      document += value;
      out[i] = static_cast<DocumentNumber>(document);
    }
  }
  codec::Reader rest(bytes.subspan(static_cast<std::size_t>(at - bytes.data())));
  for (; i < out.size(); ++i) {
    document += rest.varint32();
    out[i] = static_cast<DocumentNumber>(document);
  }
  return document;
}

}  // namespace

PostingList::PostingList(std::span<const std::byte> bytes, std::size_t count,
                         DocumentNumber documents)
    : bytes_(bytes), count_(count), documents_(documents) {
  if (count > documents) codec::fail_damaged();
  if (count > kBlock && bytes.size() < blocks() * kEntry) codec::fail_damaged();
}

void PostingList::encode(std::span<const DocumentNumber> documents, codec::Bytes& out) {
  if (documents.size() <= kBlock) {
    DocumentNumber previous = 0;
    for (const DocumentNumber document : documents) {
      codec::put_varint(out, document - previous);
      previous = document;
    }
    return;
  }
  codec::Bytes data;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i % kBlock == 0) {
      codec::put_u32(out, documents[i]);
      codec::put_u32(out, static_cast<std::uint32_t>(data.size()));
    } else {
      codec::put_varint(data, documents[i] - documents[i - 1]);
    }
  }
  out.insert(out.end(), data.begin(), data.end());
}

DocumentNumber PostingList::first_of_block(std::size_t block) const {
  return count_ > kBlock ? codec::get_u32(bytes_.data() + block * kEntry) : 0;
}

std::size_t PostingList::find_block(DocumentNumber document, std::size_t from) const {
  std::size_t low = from;
  std::size_t step = 1;
  while (low + step < blocks() && first_of_block(low + step) <= document) {
    low += step;
    step *= 2;
  }
  std::size_t high = std::min(blocks(), low + step);
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (first_of_block(middle) <= document ? low : high) = middle;
  }
  return low;
}

std::size_t PostingList::decode(std::size_t block, Block& out) const {
  const std::size_t documents = std::min(kBlock, count_ - block * kBlock);
  std::uint64_t last = 0;
  if (count_ <= kBlock) {
    last = accumulate(bytes_, 0, std::span(out).first(documents));
  } else {
    const std::size_t begin =
        blocks() * kEntry + codec::get_u32(bytes_.data() + block * kEntry + 4);
    if (begin > bytes_.size()) codec::fail_damaged();
    out[0] = first_of_block(block);
    last = accumulate(bytes_.subspan(begin), out[0], std::span(out).subspan(1, documents - 1));
  }
  if (documents > 0 && last >= documents_) codec::fail_damaged();
  return documents;
}

}  // namespace calque
