#pragma once

#include <optional>
#include <string_view>

#include "calque/lookup.h"
#include "calque/match.h"
#include "calque/unit.h"

namespace calque {

/// How sure `calque align` was of a pair that it stored, in per cent; nothing where the unit does
/// not say.
std::optional<int> alignment_confidence(const TranslationUnit& unit);

/// True when a unit that came of the file `origin` came of `file`, as told below.
bool same_file(std::string_view file, std::string_view origin);

/// What is known of a pair of a unit's variants, for a query about `topic`; without a penalty of
/// its memory. Properties `origin` (or `x-origin`) of value `alignment` or `mt` tell where it comes
/// from, `confidence` how sure the alignment was; neither counts once a person has confirmed the
/// unit.
///
/// A neighbour agrees when both have the same one. The beginning and the end of a document do too:
/// a stored text that knows one neighbour and lacks the other was the first or the last one.
///
/// So do both of a text that is all of its document, where the unit came of the query's file and
/// has no neighbours either.
///
/// A unit came of the query's file when both have the same name, whatever their folders, but for
/// their last endings or further ones ("guide.md", "guide.xlf", "guide.md.xlf").
MatchCircumstances circumstances_of(const TranslationUnit& unit, const Variant& source,
                                    const Variant& target, const LookupQuery& query,
                                    const Topic& topic);

/// Of a translation by way of both.
MatchCircumstances combined(const MatchCircumstances& first, const MatchCircumstances& second);

}  // namespace calque
