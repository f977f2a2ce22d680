#include "memory/run_cursor.h"

#include <algorithm>
#include <utility>

#include "sqlite/database.h"

namespace calque {

std::vector<RunInfo> load_run_infos(sqlite::Database& database, const Language* language) {
  sqlite::Statement select(database,
                           "SELECT id, language, documents, dictionary_chunks, weights"
                           " FROM fuzzy_run WHERE ?1 IS NULL OR language = ?1 ORDER BY id");
  if (language != nullptr) select.bind(1, language->tag());
  std::vector<RunInfo> runs;
  while (select.step()) {
    runs.push_back({select.column_int(0),
                    Language(select.column_text(1)),
                    static_cast<std::uint32_t>(select.column_int(2)),
                    static_cast<std::uint32_t>(select.column_int(3)),
                    {}});
    decode_weights(select.column_blob(4), runs.back());
  }
  return runs;
}

void DocumentCursor::load_group() {
  const std::uint32_t group = number_ / kGroup;
  const auto range = store_->range(run_->id, RunStream::document_offsets, group);
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
  if (place_ + length > group_.size()) codec::fail_truncated();
  codec::Reader reader{std::span(group_).subspan(place_, length)};
  variant_ = VariantId{static_cast<std::int64_t>(reader.varint())};
  key_ids_.clear();
  while (!reader.at_end()) key_ids_.push_back(reader.varint32());
  place_ += length;
}

bool ListCursor::load_chunk() {
  if (next_chunk_ >= run_->dictionary_chunks) return false;
  const auto range = store_->range(run_->id, RunStream::dictionary_offsets, next_chunk_++);
  chunk_.clear();
  store_->read(run_->id, RunStream::dictionary, range.begin, range.end - range.begin, chunk_);
  codec::Reader reader(chunk_);
  next_postings_ = reader.varint32();
  place_ = static_cast<std::size_t>(reader.position() - chunk_.data());
  hash_ = 0;
  return true;
}

void ListCursor::advance() {
  while (place_ >= chunk_.size()) {
    if (!load_chunk()) {
      at_end_ = true;
      return;
    }
  }
  codec::Reader reader{std::span(chunk_).subspan(place_)};
  hash_ += reader.varint();
  size_ = reader.varint();
  length_ = reader.varint32();
  const std::uint32_t id = reader.varint32();
  key_id_ = id > 0 ? std::optional(id - 1) : std::nullopt;
  postings_ = std::exchange(next_postings_, next_postings_ + length_);
  place_ = static_cast<std::size_t>(reader.position() - chunk_.data());
}

void ListCursor::read(std::vector<DocumentNumber>& out) {
  scratch_.clear();
  store_->read(run_->id, RunStream::postings, postings_, length_, scratch_);
  const PostingList list(scratch_, size_);
  PostingList::Block block{};
  for (std::size_t b = 0; b < list.blocks(); ++b) {
    const std::size_t count = list.decode(b, block);
    out.insert(out.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count));
  }
}

}  // namespace calque
