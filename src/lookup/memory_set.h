#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calque/lookup.h"
#include "calque/memory.h"
#include "lookup/met_language.h"

namespace calque {

/// A memory to look into as it is named to the program, and how it stands among others.
struct MemoryChoice {
  std::filesystem::path path;
  int priority = 0;  ///< Of matches with the same rate, those of the higher priority come first.
  int penalty = 0;   ///< Points off each of its matches.
};

/// One of the memories that a lookup goes through.
struct LookupMemory {
  Session* session = nullptr;
  std::string name;  ///< For Proposal::memory; may be empty where it is the only one.
  int priority = 0;  ///< As in MemoryChoice.
  int penalty = 0;
  /// Languages that it has instead of those that are asked for.
  std::optional<Language> source = {};
  std::optional<Language> target = {};
  /// Those of LookupOptions::filter, where it has others instead of some; else empty.
  std::vector<Language> filter_languages = {};
};

/// Memories that are looked into together; none of them is written to. For any number of threads.
class MemorySet {
 public:
  /// Opens the memories. Throws InputError for a file that is no memory, UsageError for none.
  explicit MemorySet(std::span<const MemoryChoice> choices);

  /// How a source and a target that will be asked for stand in the memories.
  struct Met {
    MetLanguage source;
    MetLanguage target;
  };

  /// Where a memory has no text in one of the languages, its sessions from now on look into the
  /// nearest that it has: for the source it may be of another region.
  Met meet(const Language& source, const Language& target);

  /// The same for the languages of a filter (LookupOptions::filter), after `meet`.
  std::vector<MetLanguage> meet_filter(const std::vector<Language>& languages,
                                       const Language& source);

  /// A session of each, in their order, while it lives.
  class Sessions {
   public:
    explicit Sessions(MemorySet& set);
    std::span<const LookupMemory> memories() const { return memories_; }

   private:
    std::vector<Memory::Lease> sessions_;
    std::vector<LookupMemory> memories_;
  };
  Sessions sessions() { return Sessions(*this); }
  /// As many of them, for as many threads.
  std::vector<Sessions> sessions(std::size_t count);

 private:
  struct Member {
    std::unique_ptr<Memory> pool;
    std::string name;
    int priority;
    int penalty;
    std::optional<Language> source = {};
    std::optional<Language> target = {};
    std::vector<Language> filter_languages = {};
  };
  std::vector<Member> members_;
};

/// Lets sessions of the same memories all see one state of each, as long as this lives: what others
/// write meanwhile is not seen.
class OneState {
 public:
  explicit OneState(std::span<const MemorySet::Sessions> sessions);
  ~OneState();
  OneState(const OneState&) = delete;
  OneState& operator=(const OneState&) = delete;

 private:
  void begin(std::size_t memory);
  void end(std::size_t memory) noexcept;

  std::span<const MemorySet::Sessions> sessions_;
};

/// What is stored for a text.
struct LookupAnswer {
  std::vector<Proposal> proposals;
  std::vector<PartProposal> parts;  ///< Where there are no proposals.

  bool empty() const { return proposals.empty() && parts.empty(); }
};

/// Best first, by `compare` in match/ranking.h, then in the order in which the memories stand. The
/// best `options.limit` source texts of all memories; a pair that an earlier memory has as well is
/// given once. Throws as `find` in one memory does.
std::vector<Proposal> find(std::span<const LookupMemory> memories, const LookupQuery& query,
                           const LookupOptions& options);

/// The longest parts of the text first, whichever memory has them, without overlap; in the order
/// of the text.
std::vector<PartProposal> find_parts(std::span<const LookupMemory> memories,
                                     const LookupQuery& query, const LookupOptions& options);

/// Proposals; where there are none and `options.parts` is set, parts.
LookupAnswer answer(std::span<const LookupMemory> memories, const LookupQuery& query,
                    const LookupOptions& options);

}  // namespace calque
