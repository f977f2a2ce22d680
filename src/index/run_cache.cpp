#include "index/run_cache.h"

#include <algorithm>
#include <utility>

namespace calque {
namespace {

constexpr std::size_t kOverhead = 120;  // of a kept piece: its node, its vectors

}  // namespace

RunPieces::RunPieces(std::shared_ptr<const RunInfo> info)
    : info_(std::move(info)), groups_((info_->documents + kGroup - 1) / kGroup) {}

RunPieces::~RunPieces() {
  for (const auto& group : groups_) {
    const std::unique_ptr<const DocumentGroup> owned(group.load(std::memory_order_relaxed));
  }
}

const LoadedList* RunPieces::list(std::uint64_t hash) const {
  const std::shared_lock lock(lists_mutex_);
  const auto found = lists_.find(hash);
  return found == lists_.end() ? nullptr : found->second.get();
}

const DocumentGroup* RunPieces::group(std::uint32_t number) const {
  return groups_.at(number).load(std::memory_order_acquire);
}

const LoadedList& RunPieces::add_list(std::uint64_t hash, std::unique_ptr<const LoadedList> list) {
  const std::unique_lock lock(lists_mutex_);
  const auto [kept, added] = lists_.try_emplace(hash, std::move(list));
  if (added) count(kept->second->bytes.size(), kept->second->bytes.size() + kOverhead);
  return *kept->second;
}

const DocumentGroup& RunPieces::add_group(std::uint32_t number,
                                          std::unique_ptr<const DocumentGroup> group) {
  const DocumentGroup* kept = nullptr;
  if (!groups_.at(number).compare_exchange_strong(kept, group.get(), std::memory_order_acq_rel)) {
    return *kept;
  }
  kept = group.release();
  count(kept->bytes.size(), kept->bytes.size() + 4 * kept->offsets.size() + kOverhead);
  return *kept;
}

const Family* RunPieces::family(std::uint64_t rules, DocumentNumber number) const {
  const std::shared_lock lock(families_mutex_);
  const auto found = families_.find({rules, number});
  return found == families_.end() ? nullptr : found->second.get();
}

const Family& RunPieces::add_family(std::uint64_t rules, DocumentNumber number,
                                    std::unique_ptr<const Family> family) {
  const std::unique_lock lock(families_mutex_);
  const auto [kept, added] = families_.try_emplace({rules, number}, std::move(family));
  if (added) kept_bytes_.fetch_add(kept->second->bytes(), std::memory_order_relaxed);
  return *kept->second;
}

/// The pieces of a run do not overlap: what is read of it cannot be more than the file.
void RunPieces::count(std::size_t read, std::size_t kept) {
  kept_bytes_.fetch_add(kept, std::memory_order_relaxed);
  if (read_bytes_.fetch_add(read, std::memory_order_relaxed) + read > info_->file_bytes) {
    codec::fail_damaged();
  }
}

std::shared_ptr<const RunInfo> RunCache::info(std::int64_t run) const {
  const std::lock_guard lock(mutex_);
  const auto found = runs_.find(run);
  return found == runs_.end() ? nullptr : found->second->shared_info();
}

void RunCache::keep_only(std::span<const std::shared_ptr<const RunInfo>> runs) {
  const std::lock_guard lock(mutex_);
  std::erase_if(runs_, [&runs](const auto& known) {
    return std::ranges::none_of(runs, [&](const auto& run) { return run->id == known.first; });
  });
}

std::vector<std::shared_ptr<RunPieces>> RunCache::pieces(
    std::span<const std::shared_ptr<const RunInfo>> runs) {
  std::vector<std::shared_ptr<RunPieces>> out;
  out.reserve(runs.size());
  const std::lock_guard lock(mutex_);
  std::size_t bytes = 0;
  for (const auto& [number, pieces] : runs_) bytes += pieces->bytes();
  if (bytes > limit_) runs_.clear();
  for (const auto& run : runs) {
    std::shared_ptr<RunPieces>& pieces = runs_[run->id];
    if (pieces == nullptr) pieces = std::make_shared<RunPieces>(run);
    out.push_back(pieces);
  }
  return out;
}

void RunCache::clear() {
  const std::lock_guard lock(mutex_);
  runs_.clear();
}

std::size_t RunCache::bytes() const {
  const std::lock_guard lock(mutex_);
  std::size_t bytes = 0;
  for (const auto& [number, pieces] : runs_) bytes += pieces->bytes();
  return bytes;
}

}  // namespace calque
