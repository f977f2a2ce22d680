#include "lookup/memory_set.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "calque/error.h"
#include "lookup/pivot_source.h"
#include "match/ranking.h"
#include "store/history.h"
#include "store/session_tools.h"

namespace calque {
namespace {

struct Ranked {
  RankedMatch place;
  Proposal proposal;
};

Ranked ranked_in(const LookupMemory& memory, Proposal proposal) {
  proposal.memory = memory.name;
  RankedMatch place{.variant = proposal.source_variant().id,
                    .rate = proposal.best_rate(),
                    .score = proposal.score,
                    .wording = proposal.wording,
                    .standing = Standing::of(proposal.circumstances)};
  place.standing.priority = memory.priority;
  return {place, std::move(proposal)};
}

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

LookupOptions options_for(const LookupMemory& member, LookupOptions options) {
  options.memory_penalty += member.penalty;
  if (member.source) options.source = *member.source;
  if (member.target) options.target = *member.target;
  if (!member.filter_languages.empty()) options.filter.languages = member.filter_languages;
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

MemorySet::MemorySet(std::span<const MemoryChoice> choices) {
  if (choices.empty()) throw UsageError("there is no memory to look into");
  for (const MemoryChoice& choice : choices) {
    members_.push_back({std::make_unique<Memory>(choice.path, Session::Access::read_only),
                        shown_name(choice, choices), choice.priority, choice.penalty});
  }
}

MemorySet::Met MemorySet::meet(const Language& source, const Language& target) {
  Met all{{.asked = source}, {.asked = target}};
  const auto meet_in = [](Member& member, Session& session, MetLanguage& of_all,
                          OtherRegions regions, std::optional<Language>& own) {
    MetLanguage met = calque::meet(session, of_all.asked, regions);
    own.reset();
    for (MetLanguage::Instead& instead : met.instead) {
      instead.memory = member.name;
      own = instead.language;
    }
    add(of_all, met);
  };
  for (Member& member : members_) {
    const Memory::Lease session = member.pool->session();
    meet_in(member, *session, all.source, OtherRegions::accepted, member.source);
    meet_in(member, *session, all.target, OtherRegions::refused, member.target);
  }
  return all;
}

std::vector<MetLanguage> MemorySet::meet_filter(const std::vector<Language>& languages,
                                                const Language& source) {
  std::vector<MetLanguage> all;
  for (const Language& asked : languages) all.push_back({.asked = asked});
  for (Member& member : members_) {
    const Memory::Lease session = member.pool->session();
    member.filter_languages.clear();
    for (MetLanguage& of_all : all) {
      const bool of_source = of_all.asked == source;
      MetLanguage met = calque::meet(*session, of_all.asked,
                                     of_source ? OtherRegions::accepted : OtherRegions::refused);
      member.filter_languages.push_back(met.taken());
      for (MetLanguage::Instead& instead : met.instead) instead.memory = member.name;
      add(of_all, met);
    }
  }
  return all;
}

MemorySet::Sessions::Sessions(MemorySet& set) {
  for (const Member& member : set.members_) {
    sessions_.push_back(member.pool->session());
    memories_.push_back({sessions_.back().get(), member.name, member.priority, member.penalty,
                         member.source, member.target, member.filter_languages});
  }
}

std::vector<MemorySet::Sessions> MemorySet::sessions(std::size_t count) {
  std::vector<Sessions> sessions;
  for (std::size_t i = 0; i < count; ++i) sessions.emplace_back(*this);
  return sessions;
}

OneState::OneState(std::span<const MemorySet::Sessions> sessions) : sessions_(sessions) {
  if (sessions_.empty()) return;
  for (std::size_t i = 0; i < sessions_.front().memories().size(); ++i) begin(i);
}

OneState::~OneState() {
  if (sessions_.empty()) return;
  for (std::size_t i = 0; i < sessions_.front().memories().size(); ++i) end(i);
}

/// Sessions begin to read one after the other; where a batch was committed in between, they begin
/// again. A batch takes longer to write than they take, so that this happens once or twice.
void OneState::begin(std::size_t memory) {
  // A writer would have to commit between each two steps a hundred times.
  constexpr int kTries = 100;
  for (int i = 0; i < kTries; ++i) {
    std::vector<HistoryPoint> points;
    for (const auto& session : sessions_) {
      Session& opened = *session.memories()[memory].session;
      opened.tools().database().execute("BEGIN");
      points.push_back(history_point(opened));
    }
    if (std::ranges::adjacent_find(points, std::ranges::not_equal_to()) == points.end()) return;
    end(memory);
  }
  throw Error(sessions_.front().memories()[memory].session->path().string() +
              " is changed all the time by others: try again later");
}

void OneState::end(std::size_t memory) noexcept {
  for (const auto& session : sessions_) {
    session.memories()[memory].session->tools().database().roll_back();
  }
}

std::vector<Proposal> find(std::span<const LookupMemory> memories, const LookupQuery& query,
                           const LookupOptions& options) {
  std::vector<Ranked> ranked;
  const auto keep = [&ranked](const LookupMemory& member, std::vector<Proposal> found) {
    for (Proposal& proposal : found) ranked.push_back(ranked_in(member, std::move(proposal)));
  };
  for (const LookupMemory& member : memories) {
    const LookupOptions own = options_for(member, options);
    keep(member, find(*member.session, query, own));
    if (!options.pivot) continue;
    PivotSource source(*member.session, memories, options.target, query, own);
    keep(member, find(*member.session, query, own, source));
  }
  std::ranges::stable_sort(
      ranked, [](const Ranked& a, const Ranked& b) { return compare(a.place, b.place) < 0; });
  return first_of(std::move(ranked), options.limit);
}

std::vector<PartProposal> find_parts(std::span<const LookupMemory> memories,
                                     const LookupQuery& query, const LookupOptions& options) {
  std::vector<RankedPart> ranked;
  for (const LookupMemory& member : memories) {
    const LookupOptions own = options_for(member, options);
    for (PartProposal& part : find_parts(*member.session, query, own)) {
      part.proposal.memory = member.name;
      ranked.push_back({member.priority, std::move(part)});
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

LookupAnswer answer(std::span<const LookupMemory> memories, const LookupQuery& query,
                    const LookupOptions& options) {
  LookupAnswer answer{find(memories, query, options), {}};
  if (options.parts && answer.proposals.empty()) {
    answer.parts = find_parts(memories, query, options);
  }
  return answer;
}

}  // namespace calque
