#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/byte_codec.h"
#include "index/family.h"
#include "index/posting_codec.h"
#include "index/run_info.h"

namespace calque {

/// A list as a run holds it.
struct RunList {
  PostingList postings;
  std::optional<std::uint32_t> key_id;
};

/// A list with the bytes that it is a view of.
struct LoadedList {
  codec::Bytes bytes;
  RunList list;
};

/// A group of documents: its bytes, and where each document begins in them, with the end.
struct DocumentGroup {
  codec::Bytes bytes;
  std::vector<std::uint32_t> offsets;
};

/// The pieces of one run that have been read so far. A run does not change, so the pieces are
/// shared by all who search it; they stay as long as this does. For any number of threads at once.
class RunPieces {
 public:
  explicit RunPieces(std::shared_ptr<const RunInfo> info);
  ~RunPieces();
  RunPieces(const RunPieces&) = delete;
  RunPieces& operator=(const RunPieces&) = delete;

  const RunInfo& info() const { return *info_; }
  const std::shared_ptr<const RunInfo>& shared_info() const { return info_; }

  /// Null while nobody has read it.
  const LoadedList* list(std::uint64_t hash) const;
  const DocumentGroup* group(std::uint32_t number) const;

  /// Keeps a piece, unless another thread was faster, and returns the one that is kept. Throws
  /// Error when the pieces together are larger than the file: then some overlap, and the run is
  /// damaged.
  const LoadedList& add_list(std::uint64_t hash, std::unique_ptr<const LoadedList> list);
  const DocumentGroup& add_group(std::uint32_t number, std::unique_ptr<const DocumentGroup> group);

  /// The family of a document as sources of `rules` know it (CandidateSource::rules); null while
  /// nobody has made it.
  const Family* family(std::uint64_t rules, DocumentNumber number) const;
  const Family& add_family(std::uint64_t rules, DocumentNumber number,
                           std::unique_ptr<const Family> family);

  /// Bytes kept, about.
  std::size_t bytes() const { return kept_bytes_.load(std::memory_order_relaxed); }

 private:
  void count(std::size_t read, std::size_t kept);

  std::shared_ptr<const RunInfo> info_;
  mutable std::shared_mutex families_mutex_;
  std::map<std::pair<std::uint64_t, DocumentNumber>, std::unique_ptr<const Family>> families_;
  mutable std::shared_mutex lists_mutex_;
  std::unordered_map<std::uint64_t, std::unique_ptr<const LoadedList>> lists_;
  /// Looked at for each document of a search, hence without a lock. Owned.
  std::vector<std::atomic<const DocumentGroup*>> groups_;
  std::atomic<std::size_t> kept_bytes_ = 0;
  std::atomic<std::uint64_t> read_bytes_ = 0;
};

/// The runs of one memory file as all its sessions share them, up to a limit for all together. For
/// any number of threads at once.
class RunCache {
 public:
  /// All that 11,698 queries against a million units of prose ask for takes less
  /// (docs/benchmarks.md).
  static constexpr std::size_t kDefaultLimit = std::size_t{192} << 20U;

  explicit RunCache(std::size_t limit = kDefaultLimit) : limit_(limit) {}

  /// What is known of a run by its number; null where nothing is.
  std::shared_ptr<const RunInfo> info(std::int64_t run) const;

  /// Drops the runs that are not among these: merged into others since. Who still reads an older
  /// state of the file reads them again.
  void keep_only(std::span<const std::shared_ptr<const RunInfo>> runs);

  /// The pieces of each run. Where what is kept has grown over the limit, all of it is dropped
  /// first: those who still search keep theirs until they are done.
  std::vector<std::shared_ptr<RunPieces>> pieces(
      std::span<const std::shared_ptr<const RunInfo>> runs);

  /// Drops everything.
  void clear();

  /// Bytes kept, about.
  std::size_t bytes() const;

 private:
  std::size_t limit_;
  mutable std::mutex mutex_;
  std::unordered_map<std::int64_t, std::shared_ptr<RunPieces>> runs_;
};

}  // namespace calque
