#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "index/byte_codec.h"

namespace calque {

/// Documents of one run, numbered from 0 in order of segment weight.
using DocumentNumber = std::uint32_t;

/// A posting list: ascending document numbers, delta-coded in blocks of 128.
///
/// Format: up to 128 documents are one block of varints (the first as it is, then differences).
/// More are preceded by a directory with, for each block, its first document and its place in the
/// data as two four-byte numbers; a block then holds the 127 differences that follow its first
/// document.
class PostingList {
 public:
  static constexpr std::size_t kBlock = 128;

  PostingList() = default;
  /// A view: `bytes` must outlive the list. `documents`: of the run; all numbers are below it.
  /// Throws Error when the bytes cannot hold `count` documents.
  PostingList(std::span<const std::byte> bytes, std::size_t count, DocumentNumber documents);

  static void encode(std::span<const DocumentNumber> documents, codec::Bytes& out);

  std::size_t size() const { return count_; }
  std::size_t blocks() const { return (count_ + kBlock - 1) / kBlock; }
  DocumentNumber first_of_block(std::size_t block) const;

  /// The last block that can hold `document` or what comes after it; 0 when it comes before all.
  /// Gallops from block `from`, which must not lie behind the answer.
  std::size_t find_block(DocumentNumber document, std::size_t from = 0) const;

  using Block = std::array<DocumentNumber, kBlock>;
  /// Decodes a block; returns the number of documents in it. Throws Error when they are not of the
  /// run, or not in ascending order.
  std::size_t decode(std::size_t block, Block& out) const;

 private:
  std::span<const std::byte> bytes_;
  std::size_t count_ = 0;
  DocumentNumber documents_ = 0;
};

}  // namespace calque
