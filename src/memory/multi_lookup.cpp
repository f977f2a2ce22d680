#include "memory/multi_lookup.h"

#include <algorithm>
#include <utility>

#include "error.h"

namespace calque {
namespace {

struct Ranked {
  int priority = 0;
  Proposal proposal;
};

bool goes_first(const Ranked& a, const Ranked& b) {
  const Proposal& x = a.proposal;
  const Proposal& y = b.proposal;
  if (x.best_rate() != y.best_rate()) return x.best_rate() > y.best_rate();
  if (a.priority != b.priority) return a.priority > b.priority;
  if (const auto order = x.score <=> y.score; order != 0) return order < 0;
  return x.characters > y.characters;
}

bool same_pair(const Proposal& a, const Proposal& b) {
  return a.source_variant().segment == b.source_variant().segment &&
         a.target_variant().segment == b.target_variant().segment;
}

bool same_source(const Proposal& a, const Proposal& b) {
  return a.memory == b.memory && a.source_variant().id == b.source_variant().id;
}

/// The proposals of the first `limit` source texts, without pairs of other memories seen before.
std::vector<Proposal> first_of(std::vector<Ranked> ranked, std::size_t limit) {
  std::vector<Proposal> kept;
  std::size_t sources = 0;
  for (Ranked& next : ranked) {
    Proposal& proposal = next.proposal;
    const bool known = std::ranges::any_of(kept, [&proposal](const Proposal& earlier) {
      return earlier.memory != proposal.memory && same_pair(earlier, proposal);
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

/// The file's name, with its folders where another memory has the same.
std::string shown_name(const MemoryChoice& choice, std::span<const MemoryChoice> all) {
  const auto alike = std::ranges::count_if(all, [&choice](const MemoryChoice& other) {
    return other.path.filename() == choice.path.filename();
  });
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
    : limit_(options.limit) {
  if (memories.empty()) throw UsageError("there is no memory to look into");
  for (const MemoryChoice& choice : memories) {
    members_.push_back(std::make_unique<Member>(shown_name(choice, memories), choice, options));
  }
}

std::vector<Proposal> MultiLookup::find(const LookupQuery& query) {
  if (members_.size() == 1) return members_.front()->lookup.find(query);
  std::vector<Ranked> ranked;
  for (const auto& member : members_) {
    for (Proposal& proposal : member->lookup.find(query)) {
      proposal.memory = member->name;
      ranked.push_back({member->priority, std::move(proposal)});
    }
  }
  std::ranges::stable_sort(ranked, goes_first);
  return first_of(std::move(ranked), limit_);
}

}  // namespace calque
