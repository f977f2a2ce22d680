#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "memory/lookup.h"
#include "memory/memory.h"

namespace calque {

/// A memory to look into, and how it stands among others.
struct MemoryChoice {
  std::filesystem::path path;
  int priority = 0;  ///< Of matches with the same rate, those of the higher priority come first.
  int penalty = 0;   ///< Points off each of its matches.
};

/// What is stored for a text.
struct LookupAnswer {
  std::vector<Proposal> proposals;
  std::vector<PartProposal> parts;  ///< Where there are no proposals.

  bool empty() const { return proposals.empty() && parts.empty(); }
};

/// Finds translations in several memories at once; none of them is written to. Prepared once for
/// many queries; for one thread.
class MultiLookup {
 public:
  /// Opens the memories. Throws InputError for a file that is no memory.
  MultiLookup(std::span<const MemoryChoice> memories, const LookupOptions& options);

  /// Best first: by rate, then by the priority of the memory, then as in one memory
  /// (docs/match-rate.md), then in the order in which the memories were given. The best
  /// `options.limit` source texts of all memories; a pair that an earlier memory has as well is
  /// given once.
  std::vector<Proposal> find(const LookupQuery& query);

  /// The longest parts of the text first, whichever memory has them, without overlap; in the order
  /// of the text.
  std::vector<PartProposal> find_parts(const LookupQuery& query);

  /// Proposals; where there are none and `options.parts` is set, parts.
  LookupAnswer answer(const LookupQuery& query);

  /// As in Lookup.
  MatchQuery prepare(const Segment& segment) { return members_.front()->lookup.prepare(segment); }
  MatchText analyze(const Segment& segment) { return members_.front()->lookup.analyze(segment); }

 private:
  struct Member {
    Member(std::string shown, const MemoryChoice& choice, const LookupOptions& options);
    std::string name;
    int priority;
    Memory memory;
    Lookup lookup;
    std::unique_ptr<Lookup> pivot;
  };
  void add_pivots(std::span<const MemoryChoice> memories);

  LookupOptions options_;
  std::vector<std::unique_ptr<Member>> members_;
};

}  // namespace calque
