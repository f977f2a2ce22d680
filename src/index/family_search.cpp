#include "index/family_search.h"

#include <algorithm>
#include <climits>
#include <limits>
#include <utility>

#include "index/hash_ids.h"
#include "index/index_document.h"
#include "match/character_rate.h"

namespace calque {
namespace {

/// The text with its numbers as the index knows them: equal ones are equal still.
MatchText with_number_hashes(MatchText text) {
  for (MatchToken& token : text.tokens) {
    if (token.kind == text::TokenKind::number) token.surface = number_hash(token);
  }
  return text;
}

/// As a text without inline tags is: nothing of it stands outside of them.
MatchText without_tags(MatchText text) {
  text.inside_begin = 0;
  text.tags.clear();
  text.first_inner_tag = 0;
  text.end_inner_tag = 0;
  return text;
}

/// Gives a member's text the numbers of another.
void set_numbers(MatchText& text, std::span<const NumberHash> numbers) {
  auto next = numbers.begin();
  for (MatchToken& token : text.tokens) {
    if (token.kind == text::TokenKind::number && next != numbers.end()) token.surface = *next++;
  }
}

int sum(int a, int b) {
  return a > INT_MAX - b ? INT_MAX : a + b;
}

RankedMatch place_at_best(const Score& score, MatchRate wording) {
  return {.variant = VariantId{INT64_MAX},
          .rate = score.perfect() ? MatchRate(102) : MatchRate::of(score),
          .score = score,
          .wording = wording,
          .standing = Standing::best()};
}

}  // namespace

FamilyQuery::FamilyQuery(const MatchQuery& query)
    : query_(with_number_hashes(query.text()), query.costs()),
      without_tags_(without_tags(query_.text()), query.costs()) {
  for (const MatchToken& token : query_.text().tokens) {
    if (token.kind != text::TokenKind::number) continue;
    const NumberHash hash = number_hash(token);
    const auto known = std::ranges::find(numbers_, hash);
    places_.push_back(static_cast<std::size_t>(known - numbers_.begin()) + 1);
    if (known == numbers_.end()) numbers_.push_back(hash);
  }
}

bool FamilySearch::too_many_numbers(const FamilyQuery& query, std::size_t numbers_each) {
  std::uint64_t agreements = 1;
  for (std::size_t i = 0; i < numbers_each; ++i) {
    const std::uint64_t choices = query.numbers().size() + 1;
    if (agreements > std::numeric_limits<std::uint64_t>::max() / choices) return true;
    agreements *= choices;
  }
  return false;
}

/// Of each of its numbers the place among those of the query, or 0; as digits of one number.
std::uint64_t FamilySearch::agreement(std::size_t member) const {
  const std::span<const NumberHash> own = query_.numbers();
  std::uint64_t agreement = 0;
  for (const NumberHash number : family_.numbers(member)) {
    agreement *= own.size() + 1;
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (own[i] == number) agreement += i + 1;
    }
  }
  return agreement;
}

std::vector<FamilySearch::Class> FamilySearch::classify() const {
  std::vector<Class> classes;
  std::vector<std::uint32_t> unlike;  // the first one without a number in common
  HashIds ids;
  const auto members = static_cast<std::uint32_t>(family_.members().size());
  for (std::uint32_t i = 0; i < members; ++i) {
    const std::uint64_t of = agreement(i);
    if (of == 0 && unlike.empty()) unlike.push_back(i);
    if (of == 0) continue;
    const std::uint32_t id = ids.id(of);
    if (id == classes.size()) classes.push_back({.agreement = of});
    classes[id].members.push_back(i);
  }
  if (!unlike.empty()) classes.push_back({.members = std::move(unlike)});
  return classes;
}

bool FamilySearch::is_identical(std::size_t member) const {
  const std::span<const NumberHash> numbers = family_.numbers(member);
  return std::ranges::equal(numbers, query_.places(), [this](NumberHash number, std::size_t place) {
    return number == query_.numbers()[place - 1];
  });
}

FamilySearch::FamilySearch(const Family& family, const FamilyQuery& query, MatchText member,
                           MatchRate at_least)
    : family_(family), query_(query), classes_(classify()) {
  const MatchRate wording = wording_rate(query.text(), member);
  const bool same_pattern = pattern_of(query.text()) == pattern_of(member);
  member = without_tags(std::move(member));
  for (Class& of : classes_) {
    set_numbers(member, family_.numbers(of.members.front()));
    const bool identical = same_pattern && is_identical(of.members.front());
    of.untagged = query.untagged_score(member, identical, at_least);
    of.tagged = query.tagged_score(member, identical, at_least);
    if (of.agreement == 0) of.members.clear();
  }
  std::erase_if(classes_, [](const Class& of) { return !of.tagged; });
  for (Class& of : classes_) of.best = place_at_best(*of.tagged, wording);
}

void FamilySearch::offer(std::size_t number, const Regard& regard, const Offer& offer) const {
  const Class& of = classes_[number];
  auto next = of.members.begin();
  for (const Family::Kind& kind : family_.kinds()) {
    const std::optional<Score>& score = kind.tagged ? of.tagged : of.untagged;
    if (!score) continue;
    const KnownToQuery query = regard(kind.origin);
    const auto offer_member = [&](std::uint32_t i) {
      const Family::Member& member = family_.members()[i];
      RankedMatch best{member.variant,
                       MatchRate::of(*score).less(member.points).in_context(query.context), *score,
                       of.best.wording, member.standing};
      best.standing.key = query.key;
      best.standing.nearness = sum(best.standing.nearness, query.nearness);
      return offer(best);
    };
    if (of.agreement == 0) {
      std::uint32_t i = kind.begin;
      while (i < kind.end && (agreement(i) != 0 || offer_member(i))) ++i;
      continue;
    }
    next = std::lower_bound(next, of.members.end(), kind.begin);
    while (next != of.members.end() && *next < kind.end && offer_member(*next)) ++next;
  }
}

}  // namespace calque
