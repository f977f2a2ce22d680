#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "calque/unit.h"
#include "index/byte_codec.h"
#include "index/document_codec.h"
#include "index/index_schema.h"
#include "index/run_info.h"
#include "sqlite/statement.h"

namespace calque {

/// Appends bytes to one stream of a run.
class StreamWriter {
 public:
  StreamWriter(sqlite::Statement& insert, std::int64_t run, RunStream stream)
      : insert_(insert), run_(run), stream_(stream) {}

  void put(std::span<const std::byte> bytes);
  void finish();
  std::uint32_t size() const { return size_; }

 private:
  sqlite::Statement& insert_;
  std::int64_t run_;
  RunStream stream_;
  std::uint32_t chunk_ = 0;
  std::uint32_t size_ = 0;
  codec::Bytes buffer_;
};

/// Writes a run from lists in order of their hash and documents in order of their weight. The two
/// may come in any order among each other. Session: a few pages.
class RunWriter {
 public:
  /// Reserves the run's number. `lists`: how many there will be, about.
  RunWriter(sqlite::Database& database, const Language& language, std::size_t lists);

  std::int64_t id() const { return run_.id; }

  /// `key_id`: of the key in documents, if the list is that of a key's first occurrence.
  void add_list(std::uint64_t hash, std::optional<std::uint32_t> key_id,
                std::span<const DocumentNumber> documents);
  void add_document(const RunDocument& document, std::uint32_t weight);
  void finish();

 private:
  void begin_chunks_up_to(std::uint32_t chunk);
  void flush_group();

  sqlite::Database& database_;
  sqlite::Statement insert_;
  RunInfo run_;
  StreamWriter dictionary_;
  StreamWriter dictionary_offsets_;
  StreamWriter postings_;
  StreamWriter documents_;
  StreamWriter document_offsets_;
  std::uint32_t chunks_begun_ = 0;
  std::uint64_t last_hash_ = 0;
  codec::Bytes group_;
  codec::Bytes group_lengths_;
  codec::Bytes scratch_;
};

}  // namespace calque
