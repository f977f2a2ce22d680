#include "index/run_reader.h"

#include <algorithm>

namespace calque {
namespace {

/// Finds a hash in a dictionary chunk.
struct Entry {
  std::uint64_t count = 0;
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  std::uint32_t key_id_plus_one = 0;
};

std::optional<Entry> find_entry(std::span<const std::byte> chunk, std::uint64_t hash) {
  codec::Reader reader(chunk);
  std::uint64_t current = 0;
  std::uint32_t offset = reader.varint32();
  while (!reader.at_end()) {
    current += reader.varint();
    Entry entry;
    entry.offset = offset;
    entry.count = reader.varint();
    entry.length = reader.varint32();
    entry.key_id_plus_one = reader.varint32();
    if (current == hash) return entry;
    if (current > hash) return std::nullopt;
    if (entry.length > UINT32_MAX - offset) codec::fail_damaged();
    offset += entry.length;
  }
  return std::nullopt;
}

}  // namespace

std::unique_ptr<const LoadedList> RunReader::load_list(std::uint64_t hash) {
  const RunInfo& run = info();
  auto loaded = std::make_unique<LoadedList>();
  const auto chunk = store_->range(run.id, RunStream::dictionary_offsets,
                                   dictionary_chunk(hash, run.dictionary_chunks));
  codec::Bytes entries;
  store_->read(run.id, RunStream::dictionary, chunk.begin, chunk.end - chunk.begin, entries);
  const auto entry = find_entry(entries, hash);
  if (!entry) return loaded;
  store_->read(run.id, RunStream::postings, entry->offset, entry->length, loaded->bytes);
  loaded->list.postings = PostingList(loaded->bytes, entry->count, run.documents);
  if (entry->key_id_plus_one > 0) loaded->list.key_id = entry->key_id_plus_one - 1;
  return loaded;
}

const RunList& RunReader::list(std::uint64_t hash) {
  const LoadedList* kept = pieces_->list(hash);
  if (kept == nullptr) kept = &pieces_->add_list(hash, load_list(hash));
  return kept->list;
}

std::unique_ptr<const DocumentGroup> RunReader::load_group(std::uint32_t number) {
  const RunInfo& run = info();
  auto loaded = std::make_unique<DocumentGroup>();
  const auto range = store_->range(run.id, RunStream::document_offsets, number);
  store_->read(run.id, RunStream::documents, range.begin, range.end - range.begin, loaded->bytes);
  const std::uint32_t count = std::min(kGroup, run.documents - number * kGroup);
  codec::Reader reader(loaded->bytes);
  std::uint64_t offset = 0;
  loaded->offsets.push_back(0);
  for (std::uint32_t i = 0; i < count; ++i) {
    offset += reader.varint32();
    if (offset > loaded->bytes.size()) codec::fail_damaged();
    loaded->offsets.push_back(static_cast<std::uint32_t>(offset));
  }
  if (offset > reader.left()) codec::fail_damaged();
  const auto head = static_cast<std::uint32_t>(reader.position() - loaded->bytes.data());
  for (std::uint32_t& place : loaded->offsets) place += head;
  return loaded;
}

std::span<const std::byte> RunReader::bytes_of(DocumentNumber number) {
  const DocumentGroup* kept = pieces_->group(number / kGroup);
  if (kept == nullptr) kept = &pieces_->add_group(number / kGroup, load_group(number / kGroup));
  const std::uint32_t begin = kept->offsets.at(number % kGroup);
  const std::uint32_t end = kept->offsets.at(number % kGroup + 1);
  return std::span(kept->bytes).subspan(begin, end - begin);
}

const RunDocument& RunReader::shared(DocumentNumber number) {
  decode_shared(bytes_of(number), document_);
  return document_;
}

const RunDocument& RunReader::document(DocumentNumber number) {
  decode_variants(decode_shared(bytes_of(number), document_), document_);
  return document_;
}

}  // namespace calque
