#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calque/language.h"
#include "calque/unit.h"
#include "text/folded_search.h"

namespace calque {

class Session;

/// What to look for in the texts of a memory.
struct ConcordanceQuery {
  std::string phrase;
  std::optional<Language> language;  ///< Search only texts in this range.
  std::optional<Language> target;    ///< Only units that have a variant in this range as well.
  std::size_t limit = 20;            ///< Units to return at most.
};

/// A text in which the phrase occurs.
struct ConcordanceHit {
  UnitId unit;
  VariantId variant;
  std::vector<text::ByteRange> occurrences;  ///< In the variant's text, in order; not empty.
};

/// Units that hold the phrase, without regard to case, oldest first; one hit a unit, the first of
/// its variants that has the phrase. Reads the texts one by one: takes time linear in the memory's
/// size. `progress` is called every now and then; it may throw to end the search.
std::vector<ConcordanceHit> find_concordance(Session& session, const ConcordanceQuery& query,
                                             const std::function<void()>& progress = {});

}  // namespace calque
