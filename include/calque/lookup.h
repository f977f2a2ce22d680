#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calque/language.h"
#include "calque/match.h"
#include "calque/session.h"
#include "calque/unit.h"

namespace calque {

class Session;

/// What is wanted for a piece of new text.
struct LookupOptions {
  Language source;
  Language target;
  MatchRate at_least{70};
  std::size_t limit = 5;  ///< Stored source texts; each may have several translations.
  Penalties penalties;
  int memory_penalty = 0;          ///< Points off every match, for a memory that is trusted less.
  bool repair = true;              ///< Replace numbers, addresses and tags in fuzzy matches.
  TagRule tags = TagRule::points;  ///< How inline tags count.
  bool pivot = false;              ///< Go through a third language too (several memories only).
  bool parts = false;              ///< Match parts of a text that has no match (`answer` only).
  /// Only stored texts that have all words of the query, such as a paragraph that it stands in.
  bool whole = false;
  Topic topic = {};        ///< For whom and about what the texts are, where it is known.
  UnitFilter filter = {};  ///< Units to consider, and their variants.
};

/// New text, with what stands before and after it and what it is called, where that is known.
struct LookupQuery {
  Segment segment;
  Context context;
  Identity identity = {};
  bool in_document = false;  ///< Where the context is empty, a document begins or ends.
  std::string file = {};     ///< The name of the file that it is of; may be empty.
};

/// A stored unit that its proposals share: they are as many as it has translations.
using SharedUnit = std::shared_ptr<const TranslationUnit>;

/// Of a unit so many translations into one language are proposed, the first that were stored; more
/// would not be read, and each costs a look at all others.
inline constexpr std::size_t kMostTargets = 32;

/// The second unit of a translation through a third language.
struct PivotHop {
  SharedUnit unit;
  std::size_t source = 0;  ///< Index of the text in the third language.
  std::size_t target = 0;  ///< Index of the translation.
};

/// A stored unit that matches, with one of its translations.
struct Proposal {
  std::string memory;      ///< The name of its memory where several are searched, else empty.
  SharedUnit unit;         ///< Never null in what a lookup gives.
  std::size_t source = 0;  ///< Index in unit->variants of the text that matches.
  std::size_t target = 0;  ///< Index in unit->variants of the translation or the third language.
  std::optional<PivotHop> pivot;  ///< How it goes on from the third language.
  MatchRate rate;                 ///< With penalties and context; docs/match-rate.md.
  MatchRate characters;           ///< By characters alone, as a second opinion.
  MatchRate wording;              ///< The same with all numbers alike; decides in the order.
  Score score;
  MatchCircumstances circumstances;
  std::optional<Repair> repair;  ///< The translation fitted to the query, where that was possible.
  MatchRate repaired_rate;

  /// The rate of the translation at its best: repaired or as stored.
  MatchRate best_rate() const { return repair ? std::max(rate, repaired_rate) : rate; }

  const Variant& source_variant() const { return unit->variants[source]; }
  const Variant& target_variant() const {
    return pivot ? pivot->unit->variants[pivot->target] : unit->variants[target];
  }
};

/// A part of a text (bytes of it, `end` excluded) and what is stored for it.
struct PartProposal {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t common = 0;  ///< The weight that both have in common, the length of the part.
  Proposal proposal;
};

/// The translations of the best `options.limit` source texts of the memory, exactly (see
/// index/index_searcher.h); best first (repairs considered). In a unit with several variants in
/// the target language each of the first kMostTargets makes a proposal. Nothing is kept between
/// calls but what the memory keeps (Session::searcher): languages and options may differ each time.
///
/// Throws InputError when the match index was made by other rules for words
/// (index/index_origin.h).
std::vector<Proposal> find(Session& session, const LookupQuery& query,
                           const LookupOptions& options);

/// Parts of the text that stored texts match whole, longest first, without overlap; in the order
/// of the text. See IndexSearcher::search_parts.
std::vector<PartProposal> find_parts(Session& session, const LookupQuery& query,
                                     const LookupOptions& options);

}  // namespace calque
