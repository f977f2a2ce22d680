#include "index/run_writer.h"

#include <algorithm>
#include <limits>

#include "calque/error.h"
#include "sqlite/database.h"

namespace calque {
namespace {

// A bucket of the dictionary is about a page of the file.
constexpr std::size_t kListsPerChunk = 64;

std::int64_t reserve_run(sqlite::Database& database, const Language& language) {
  sqlite::Statement insert(database,
                           "INSERT INTO fuzzy_run(language, documents, dictionary_chunks, weights)"
                           " VALUES(?, 0, 0, x'')");
  insert.bind(1, language.tag()).run();
  const std::int64_t run = database.last_insert_rowid();
  if (run <= 0 || run >= kMostRuns) codec::fail_damaged();
  return run;
}

void put_offset(StreamWriter& offsets, std::uint32_t offset, codec::Bytes& scratch) {
  scratch.clear();
  codec::put_u32(scratch, offset);
  offsets.put(scratch);
}

}  // namespace

void StreamWriter::put(std::span<const std::byte> bytes) {
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max() - size_) {
    throw Error("a part of the match index would grow beyond 4 GiB");
  }
  size_ += static_cast<std::uint32_t>(bytes.size());
  buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
  std::size_t done = 0;
  for (; buffer_.size() - done >= kChunkBytes; done += kChunkBytes) {
    insert_.bind(1, chunk_row(run_, stream_, chunk_++))
        .bind_blob(2, std::span(buffer_).subspan(done, kChunkBytes))
        .run();
  }
  buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(done));
}

void StreamWriter::finish() {
  if (buffer_.empty()) return;
  insert_.bind(1, chunk_row(run_, stream_, chunk_++)).bind_blob(2, buffer_).run();
  buffer_.clear();
}

RunWriter::RunWriter(sqlite::Database& database, const Language& language, std::size_t lists)
    : database_(database),
      insert_(database, "INSERT INTO fuzzy_chunk(id, data) VALUES(?, ?)"),
      run_{reserve_run(database, language),
           language,
           0,
           static_cast<std::uint32_t>(std::max<std::size_t>(1, lists / kListsPerChunk)),
           {},
           0},
      dictionary_(insert_, run_.id, RunStream::dictionary),
      dictionary_offsets_(insert_, run_.id, RunStream::dictionary_offsets),
      postings_(insert_, run_.id, RunStream::postings),
      documents_(insert_, run_.id, RunStream::documents),
      document_offsets_(insert_, run_.id, RunStream::document_offsets) {}

void RunWriter::begin_chunks_up_to(std::uint32_t chunk) {
  for (; chunks_begun_ <= chunk; ++chunks_begun_) {
    put_offset(dictionary_offsets_, dictionary_.size(), scratch_);
    scratch_.clear();
    codec::put_varint(scratch_, postings_.size());
    dictionary_.put(scratch_);
    last_hash_ = 0;
  }
}

void RunWriter::add_list(std::uint64_t hash, std::optional<std::uint32_t> key_id,
                         std::span<const DocumentNumber> documents) {
  begin_chunks_up_to(dictionary_chunk(hash, run_.dictionary_chunks));
  scratch_.clear();
  PostingList::encode(documents, scratch_);
  postings_.put(scratch_);
  const std::size_t length = scratch_.size();
  scratch_.clear();
  codec::put_varint(scratch_, hash - last_hash_);
  codec::put_varint(scratch_, documents.size());
  codec::put_varint(scratch_, length);
  codec::put_varint(scratch_, key_id ? *key_id + 1 : 0);
  dictionary_.put(scratch_);
  last_hash_ = hash;
}

void RunWriter::add_document(const RunDocument& document, std::uint32_t weight) {
  if (run_.weights.empty() || run_.weights.back().first != weight) {
    run_.weights.emplace_back(weight, run_.documents);
  }
  const std::size_t before = group_.size();
  encode_document(document, group_);
  codec::put_varint(group_lengths_, group_.size() - before);
  if (++run_.documents % kGroup == 0) flush_group();
}

void RunWriter::flush_group() {
  put_offset(document_offsets_, documents_.size(), scratch_);
  documents_.put(group_lengths_);
  documents_.put(group_);
  group_lengths_.clear();
  group_.clear();
}

void RunWriter::finish() {
  begin_chunks_up_to(run_.dictionary_chunks - 1);
  if (!group_.empty()) flush_group();
  put_offset(dictionary_offsets_, dictionary_.size(), scratch_);
  put_offset(document_offsets_, documents_.size(), scratch_);
  for (StreamWriter* stream :
       {&dictionary_, &dictionary_offsets_, &postings_, &documents_, &document_offsets_}) {
    stream->finish();
  }
  sqlite::Statement update(
      database_,
      "UPDATE fuzzy_run SET documents = ?, dictionary_chunks = ?, weights = ? WHERE id = ?");
  const codec::Bytes weights = encode_weights(run_);
  update.bind(1, std::int64_t{run_.documents})
      .bind(2, std::int64_t{run_.dictionary_chunks})
      .bind_blob(3, weights)
      .bind(4, run_.id)
      .run();
}

}  // namespace calque
