#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "index/family.h"
#include "match/match_query.h"
#include "match/ranking.h"

namespace calque {

/// A query as families are compared with it: by the hashes of its numbers.
class FamilyQuery {
 public:
  explicit FamilyQuery(const MatchQuery& query);

  /// Hashes of its numbers, each once.
  std::span<const NumberHash> numbers() const { return numbers_; }
  const MatchText& text() const { return query_.text(); }

  /// Numbers of the query in order, as places among `numbers`, from 1 on.
  std::span<const std::size_t> places() const { return places_; }

  /// The best score of a member with such numbers, without inline tags or with any.
  std::optional<Score> untagged_score(const MatchText& member, bool identical,
                                      MatchRate at_least) const {
    return query_.score_as(member, identical, at_least);
  }
  std::optional<Score> tagged_score(const MatchText& member, bool identical,
                                    MatchRate at_least) const {
    return without_tags_.score_as(member, identical, at_least);
  }

 private:
  std::vector<NumberHash> numbers_;
  std::vector<std::size_t> places_;
  MatchQuery query_;
  MatchQuery without_tags_;
};

/// Finds the members of a family that may be among the best matches of a query.
///
/// The members differ in numbers, and a number costs nothing or always the same. So all members
/// whose numbers agree with the query's in the same places have one score: they are a class. There
/// are few classes, and each is in the order of matches already.
class FamilySearch {
 public:
  /// `member`: the text of any of them. Family and query must outlive this.
  FamilySearch(const Family& family, const FamilyQuery& query, MatchText member,
               MatchRate at_least);

  /// More numbers than a class can be told by.
  static bool too_many_numbers(const FamilyQuery& query, std::size_t numbers_each);

  std::size_t classes() const { return classes_.size(); }

  /// The place that any of a class could take at best.
  const RankedMatch& best(std::size_t number) const { return classes_[number].best; }

  using Regard = std::function<KnownToQuery(const std::string& origin)>;
  using Offer = std::function<bool(const RankedMatch& best)>;

  /// Offers the members of a class, those of each origin in the order of matches and with the place
  /// that each could take at best; goes on to the next origin where `offer` returns false.
  void offer(std::size_t number, const Regard& regard, const Offer& offer) const;

 private:
  struct Class {
    std::uint64_t agreement = 0;
    std::optional<Score> untagged = std::nullopt;
    std::optional<Score> tagged = std::nullopt;
    RankedMatch best{};
    std::vector<std::uint32_t> members = {};  ///< Not of the class without any number in common.
  };
  std::uint64_t agreement(std::size_t member) const;
  std::vector<Class> classify() const;
  bool is_identical(std::size_t member) const;

  const Family& family_;
  const FamilyQuery& query_;
  std::vector<Class> classes_;
};

}  // namespace calque
