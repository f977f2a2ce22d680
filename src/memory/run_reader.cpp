#include "memory/run_reader.h"

#include <algorithm>

namespace calque {
namespace {

constexpr std::size_t kOverhead = 120;  // of a cached piece: its node, its vectors

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

RunReader::CachedList RunReader::load_list(std::uint64_t hash) {
  CachedList loaded;
  const auto chunk = store_->range(info_.id, RunStream::dictionary_offsets,
                                   dictionary_chunk(hash, info_.dictionary_chunks));
  codec::Bytes entries;
  store_->read(info_.id, RunStream::dictionary, chunk.begin, chunk.end - chunk.begin, entries);
  const auto entry = find_entry(entries, hash);
  if (!entry) return loaded;
  store_->read(info_.id, RunStream::postings, entry->offset, entry->length, loaded.bytes);
  loaded.list.postings = PostingList(loaded.bytes, entry->count, info_.documents);
  if (entry->key_id_plus_one > 0) loaded.list.key_id = entry->key_id_plus_one - 1;
  return loaded;
}

const RunList& RunReader::list(std::uint64_t hash) {
  std::unique_ptr<CachedList>& cached = lists_[hash];
  if (cached == nullptr) {
    // Moving a vector keeps its memory in place, so the view into it stays good.
    cached = std::make_unique<CachedList>(load_list(hash));
    count_loaded(cached->bytes.size());
  }
  return cached->list;
}

RunReader::Group RunReader::load_group(std::uint32_t number) {
  Group loaded;
  const auto range = store_->range(info_.id, RunStream::document_offsets, number);
  store_->read(info_.id, RunStream::documents, range.begin, range.end - range.begin, loaded.bytes);
  const std::uint32_t count = std::min(kGroup, info_.documents - number * kGroup);
  codec::Reader reader(loaded.bytes);
  std::uint64_t offset = 0;
  loaded.offsets.push_back(0);
  for (std::uint32_t i = 0; i < count; ++i) {
    offset += reader.varint32();
    if (offset > loaded.bytes.size()) codec::fail_damaged();
    loaded.offsets.push_back(static_cast<std::uint32_t>(offset));
  }
  if (offset > reader.left()) codec::fail_damaged();
  const auto head = static_cast<std::uint32_t>(reader.position() - loaded.bytes.data());
  for (std::uint32_t& place : loaded.offsets) place += head;
  return loaded;
}

const RunReader::Group& RunReader::group(std::uint32_t number) {
  if (groups_.empty()) groups_.resize((info_.documents + kGroup - 1) / kGroup);
  std::unique_ptr<Group>& cached = groups_.at(number);
  if (cached == nullptr) {
    cached = std::make_unique<Group>(load_group(number));
    cached_bytes_ += 4 * kGroup;
    count_loaded(cached->bytes.size());
  }
  return *cached;
}

/// The pieces of a run do not overlap: what is kept of it cannot be more than the file.
void RunReader::count_loaded(std::size_t bytes) {
  cached_bytes_ += bytes + kOverhead;
  loaded_bytes_ += bytes;
  if (loaded_bytes_ > info_.file_bytes) codec::fail_damaged();
}

RunDocument RunReader::document(DocumentNumber number) {
  const Group& in = group(number / kGroup);
  const std::uint32_t begin = in.offsets.at(number % kGroup);
  const std::uint32_t end = in.offsets.at(number % kGroup + 1);
  codec::Reader reader(std::span(in.bytes).subspan(begin, end - begin));
  const VariantId variant{static_cast<std::int64_t>(reader.varint())};
  key_ids_.clear();
  while (!reader.at_end()) key_ids_.push_back(reader.varint32());
  return {variant, key_ids_};
}

void RunReader::forget() {
  lists_.clear();
  groups_.clear();
  cached_bytes_ = 0;
  loaded_bytes_ = 0;
}

}  // namespace calque
