#include "index/run_info.h"

#include <algorithm>

#include "index/index_schema.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"

namespace calque {

DocumentNumber RunInfo::first_at_least(std::uint32_t weight) const {
  const auto found = std::ranges::lower_bound(weights, weight, {},
                                              &std::pair<std::uint32_t, DocumentNumber>::first);
  return found == weights.end() ? documents : found->second;
}

std::uint32_t RunInfo::weight_of(DocumentNumber document) const {
  const auto after = std::ranges::upper_bound(weights, document, {},
                                              &std::pair<std::uint32_t, DocumentNumber>::second);
  return after == weights.begin() ? 0 : std::prev(after)->first;
}

std::uint64_t most_key_ids(const RunInfo& run) {
  constexpr std::uint64_t kLightClasses = 3;  // ids of no list
  constexpr std::uint64_t kLeastList = 4;     // bytes of its entry in the dictionary
  return kLightClasses + run.file_bytes / kLeastList;
}

std::uint32_t dictionary_chunk(std::uint64_t hash, std::uint32_t chunks) {
  // The high 64 bits of the product; 32 × 64 bits, so two steps do.
  const std::uint64_t low = (hash & 0xFFFFFFFFU) * chunks;
  const std::uint64_t high = (hash >> 32U) * chunks;
  return static_cast<std::uint32_t>((high + (low >> 32U)) >> 32U);
}

codec::Bytes encode_weights(const RunInfo& run) {
  codec::Bytes out;
  std::uint32_t weight = 0;
  DocumentNumber first = 0;
  for (const auto& [next_weight, next_first] : run.weights) {
    codec::put_varint(out, next_weight - std::exchange(weight, next_weight));
    codec::put_varint(out, next_first - std::exchange(first, next_first));
  }
  return out;
}

void decode_weights(std::span<const std::byte> bytes, RunInfo& run) {
  codec::Reader reader(bytes);
  std::uint64_t weight = 0;
  std::uint64_t first = 0;
  while (!reader.at_end()) {
    const std::uint32_t heavier = reader.varint32();
    const std::uint32_t later = reader.varint32();
    weight += heavier;
    first += later;
    // Weights are not 0 and ascend; the first of them is that of document 0.
    const bool ascends = heavier > 0 && (later > 0) != run.weights.empty();
    if (!ascends || weight > UINT32_MAX || first >= run.documents) codec::fail_damaged();
    run.weights.emplace_back(static_cast<std::uint32_t>(weight),
                             static_cast<DocumentNumber>(first));
  }
  if (run.documents > 0 && run.weights.empty()) codec::fail_damaged();
}

RunInfoReader::RunInfoReader(sqlite::Database& database)
    : file_bytes_(static_cast<std::uint64_t>(database.query_int(
          "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"))) {}

RunInfo RunInfoReader::read(const sqlite::Row& row) {
  constexpr std::uint64_t kLeastDocument = 2;  // bytes: its length and its variant
  constexpr std::uint64_t kLeastChunk = 4;     // bytes: its place among the dictionary's offsets
  const std::int64_t id = row.column_int(0);
  const std::int64_t documents = row.column_int(2);
  const std::int64_t chunks = row.column_int(3);
  const auto fits = [this](std::int64_t count, std::uint64_t total, std::uint64_t bytes) {
    return count >= 0 && static_cast<std::uint64_t>(count) <= file_bytes_ / bytes - total;
  };
  if (id <= 0 || id >= kMostRuns || !fits(documents, documents_, kLeastDocument) ||
      !fits(chunks, chunks_, kLeastChunk) || documents > UINT32_MAX || chunks > UINT32_MAX) {
    codec::fail_damaged();
  }
  documents_ += static_cast<std::uint64_t>(documents);
  chunks_ += static_cast<std::uint64_t>(chunks);
  RunInfo run{.id = id,
              .language = Language(row.column_text(1)),
              .documents = static_cast<std::uint32_t>(documents),
              .dictionary_chunks = static_cast<std::uint32_t>(chunks),
              .weights = {},
              .file_bytes = file_bytes_};
  decode_weights(row.column_blob(4), run);
  return run;
}

std::vector<RunInfo> load_run_infos(sqlite::Database& database, const Language* language) {
  RunInfoReader reader(database);
  sqlite::Statement select(database,
                           std::string("SELECT ") + kRunColumns +
                               " FROM fuzzy_run WHERE ?1 IS NULL OR language = ?1 ORDER BY id");
  if (language != nullptr) select.bind(1, language->tag());
  std::vector<RunInfo> runs;
  for (const sqlite::Row& row : select.rows()) runs.push_back(reader.read(row));
  return runs;
}

}  // namespace calque
