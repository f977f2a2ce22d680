#include "index/run_cursor.h"

#include <algorithm>
#include <utility>
namespace calque {

void DocumentCursor::load_group() {
  const std::uint32_t group = number_ / kGroup;
  const auto range = store_->range(run_->id, RunStream::document_offsets, group);
  if (range.begin != std::exchange(next_group_, range.end)) codec::fail_damaged();
  group_.clear();
  store_->read(run_->id, RunStream::documents, range.begin, range.end - range.begin, group_);
  codec::Reader reader(group_);
  lengths_.clear();
  const std::uint32_t count = std::min(kGroup, run_->documents - group * kGroup);
  for (std::uint32_t i = 0; i < count; ++i) lengths_.push_back(reader.varint32());
  place_ = static_cast<std::size_t>(reader.position() - group_.data());
}

void DocumentCursor::advance() {
  ++number_;
  if (at_end()) return;
  if (number_ % kGroup == 0) load_group();
  while (weight_index_ + 1 < run_->weights.size() &&
         run_->weights[weight_index_ + 1].second <= number_) {
    ++weight_index_;
  }
  const std::uint32_t length = lengths_[number_ % kGroup];
  if (length > group_.size() - place_) codec::fail_damaged();
  decode_variants(decode_shared(std::span(group_).subspan(place_, length), document_), document_);
  place_ += length;
}

bool ListCursor::load_chunk() {
  if (next_chunk_ >= run_->dictionary_chunks) return false;
  const auto range = store_->range(run_->id, RunStream::dictionary_offsets, next_chunk_++);
  if (range.begin != std::exchange(next_entries_, range.end)) codec::fail_damaged();
  chunk_.clear();
  store_->read(run_->id, RunStream::dictionary, range.begin, range.end - range.begin, chunk_);
  codec::Reader reader(chunk_);
  if (reader.varint32() != next_postings_) codec::fail_damaged();
  place_ = static_cast<std::size_t>(reader.position() - chunk_.data());
  hash_ = 0;
  return true;
}

/// Hashes ascend, and each is in the chunk in which it is looked for.
void ListCursor::check_hash(std::uint64_t difference) const {
  if (hash_ < difference || dictionary_chunk(hash_, run_->dictionary_chunks) + 1 != next_chunk_) {
    codec::fail_damaged();
  }
}

void ListCursor::advance() {
  while (place_ >= chunk_.size()) {
    if (!load_chunk()) {
      at_end_ = true;
      return;
    }
  }
  codec::Reader reader{std::span(chunk_).subspan(place_)};
  const std::uint64_t difference = reader.varint();
  hash_ += difference;
  check_hash(difference);
  size_ = reader.varint();
  length_ = reader.varint32();
  const std::uint32_t id = reader.varint32();
  if (size_ > run_->documents || length_ > UINT32_MAX - next_postings_ ||
      id > most_key_ids(*run_)) {
    codec::fail_damaged();
  }
  key_id_ = id > 0 ? std::optional(id - 1) : std::nullopt;
  postings_ = std::exchange(next_postings_, next_postings_ + length_);
  place_ = static_cast<std::size_t>(reader.position() - chunk_.data());
}

void ListCursor::read(std::vector<DocumentNumber>& out) {
  scratch_.clear();
  store_->read(run_->id, RunStream::postings, postings_, length_, scratch_);
  const PostingList list(scratch_, size_, run_->documents);
  PostingList::Block block{};
  const std::size_t before = out.size();
  for (std::size_t b = 0; b < list.blocks(); ++b) {
    const std::size_t count = list.decode(b, block);
    if (out.size() > before && block[0] < out.back()) codec::fail_damaged();
    out.insert(out.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count));
  }
}

}  // namespace calque
