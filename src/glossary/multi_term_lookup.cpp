#include "glossary/multi_term_lookup.h"

#include <algorithm>

namespace calque::glossary {
namespace {

/// An entry without targets is told of each memory: what tells it apart is not among what is
/// compared.
bool says_the_same(const TermMatch& a, const TermMatch& b) {
  const auto equal = [&](std::size_t i, std::size_t j) {
    const Term& x = a.entry.terms[i];
    const Term& y = b.entry.terms[j];
    return x.text == y.text && x.language == y.language && x.status == y.status;
  };
  return a.range == b.range && std::ranges::equal(a.targets, b.targets, equal) &&
         !a.targets.empty();
}

}  // namespace

MultiTermLookup::Member::Member(Session& session, const Language& source,
                                const std::optional<Language>& target, Compounds compounds)
    : glossary(session), lookup(glossary, source, target, compounds) {}

MultiTermLookup::MultiTermLookup(std::span<const LookupMemory> memories, const Language& source,
                                 const std::optional<Language>& target, Compounds compounds) {
  for (const LookupMemory& member : memories) {
    members_.push_back(std::make_unique<Member>(*member.session, source, target, compounds));
  }
}

std::vector<TermMatch> MultiTermLookup::find(std::string_view text) {
  std::vector<TermMatch> matches;
  for (const auto& member : members_) {
    const std::size_t of_earlier = matches.size();
    for (TermMatch& match : member->lookup.find(text)) {
      // Against those of other memories only: one memory may have a term twice, in two concepts.
      const auto earlier = std::span(matches).first(of_earlier);
      const bool known = std::ranges::any_of(
          earlier, [&match](const TermMatch& other) { return says_the_same(other, match); });
      if (!known) matches.push_back(std::move(match));
    }
  }
  // Stable: at one place the memories stay in the order of priority.
  std::ranges::stable_sort(matches, {}, [](const TermMatch& match) { return match.range.begin; });
  return matches;
}

}  // namespace calque::glossary
