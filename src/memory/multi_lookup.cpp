#include "memory/multi_lookup.h"

#include <algorithm>
#include <utility>

#include "error.h"
#include "memory/pivot_source.h"

namespace calque {
namespace {

struct Ranked {
  int priority = 0;
  Proposal proposal;
};

struct RankedPart {
  int priority = 0;
  PartProposal part;
};

bool is_longer(const RankedPart& a, const RankedPart& b) {
  if (a.part.common != b.part.common) return a.part.common > b.part.common;
  if (a.part.proposal.rate != b.part.proposal.rate) {
    return a.part.proposal.rate > b.part.proposal.rate;
  }
  return a.priority > b.priority;
}

bool goes_first(const Ranked& a, const Ranked& b) {
  const Proposal& x = a.proposal;
  const Proposal& y = b.proposal;
  if (x.best_rate() != y.best_rate()) return x.best_rate() > y.best_rate();
  if (a.priority != b.priority) return a.priority > b.priority;
  return by_likeness(x.score, x.characters, y.score, y.characters) < 0;
}

bool same_pair(const Proposal& a, const Proposal& b) {
  return a.source_variant().segment == b.source_variant().segment &&
         a.target_variant().segment == b.target_variant().segment;
}

bool same_source(const Proposal& a, const Proposal& b) {
  return a.memory == b.memory && a.source_variant().id == b.source_variant().id;
}

/// The proposals of the first `limit` source texts, without pairs seen before in another memory or
/// on another way.
std::vector<Proposal> first_of(std::vector<Ranked> ranked, std::size_t limit) {
  std::vector<Proposal> kept;
  std::size_t sources = 0;
  for (Ranked& next : ranked) {
    Proposal& proposal = next.proposal;
    const bool known = std::ranges::any_of(kept, [&proposal](const Proposal& earlier) {
      return (earlier.memory != proposal.memory || proposal.pivot) && same_pair(earlier, proposal);
    });
    if (known) continue;
    const bool counted = std::ranges::any_of(
        kept, [&proposal](const Proposal& earlier) { return same_source(earlier, proposal); });
    if (!counted && sources == limit) continue;
    sources += counted ? 0U : 1U;
    kept.push_back(std::move(proposal));
  }
  return kept;
}

LookupOptions with_penalty(LookupOptions options, int penalty) {
  options.memory_penalty += penalty;
  return options;
}

/// The file's name, with its folders where another memory has the same; nothing for the only one.
std::string shown_name(const MemoryChoice& choice, std::span<const MemoryChoice> all) {
  const auto alike = std::ranges::count_if(all, [&choice](const MemoryChoice& other) {
    return other.path.filename() == choice.path.filename();
  });
  if (all.size() == 1) return {};
  return (alike > 1 ? choice.path : choice.path.filename()).string();
}

}  // namespace

MultiLookup::Member::Member(std::string shown, const MemoryChoice& choice,
                            const LookupOptions& options)
    : name(std::move(shown)),
      priority(choice.priority),
      memory(choice.path, Memory::Access::read_only),
      lookup(memory, with_penalty(options, choice.penalty)) {}

MultiLookup::MultiLookup(std::span<const MemoryChoice> memories, const LookupOptions& options)
    : options_(options) {
  if (memories.empty()) throw UsageError("there is no memory to look into");
  for (const MemoryChoice& choice : memories) {
    members_.push_back(std::make_unique<Member>(shown_name(choice, memories), choice, options));
  }
  if (options.pivot) add_pivots(memories);
}

void MultiLookup::add_pivots(std::span<const MemoryChoice> memories) {
  std::vector<PivotMemory> second;
  for (std::size_t i = 0; i < memories.size(); ++i) {
    second.push_back({&members_[i]->memory, memories[i].penalty});
  }
  for (std::size_t i = 0; i < memories.size(); ++i) {
    const LookupOptions options = with_penalty(options_, memories[i].penalty);
    Memory& memory = members_[i]->memory;
    members_[i]->pivot = std::make_unique<Lookup>(
        memory, options, std::make_unique<PivotSource>(memory, second, options));
  }
}

std::vector<Proposal> MultiLookup::find(const LookupQuery& query) {
  std::vector<Ranked> ranked;
  for (const auto& member : members_) {
    for (Lookup* lookup : {&member->lookup, member->pivot.get()}) {
      if (lookup == nullptr) continue;
      for (Proposal& proposal : lookup->find(query)) {
        proposal.memory = member->name;
        ranked.push_back({member->priority, std::move(proposal)});
      }
    }
  }
  std::ranges::stable_sort(ranked, goes_first);
  return first_of(std::move(ranked), options_.limit);
}

std::vector<PartProposal> MultiLookup::find_parts(const LookupQuery& query) {
  std::vector<RankedPart> ranked;
  for (const auto& member : members_) {
    for (PartProposal& part : member->lookup.find_parts(query)) {
      part.proposal.memory = member->name;
      ranked.push_back({member->priority, std::move(part)});
    }
  }
  std::ranges::stable_sort(ranked, is_longer);
  std::vector<PartProposal> kept;
  for (RankedPart& next : ranked) {
    const bool overlaps = std::ranges::any_of(kept, [&next](const PartProposal& other) {
      return next.part.begin < other.end && other.begin < next.part.end;
    });
    if (!overlaps) kept.push_back(std::move(next.part));
  }
  std::ranges::sort(kept, {}, &PartProposal::begin);
  return kept;
}

LookupAnswer MultiLookup::answer(const LookupQuery& query) {
  LookupAnswer answer{find(query), {}};
  if (options_.parts && answer.proposals.empty()) answer.parts = find_parts(query);
  return answer;
}

}  // namespace calque
