#pragma once

#include <vector>

#include "calque/session.h"
#include "cli/command.h"
#include "lookup/memory_set.h"
#include "lookup/met_language.h"

namespace calque::cli {

/// Says which language is taken in the place of one that is asked for, or that there is no such
/// text and what there is. Returns false when no memory has any.
bool tell(const Globals& globals, const MetLanguage& met);

/// Both, and true when both are there.
bool tell(const Globals& globals, const MemorySet::Met& met);

/// The language that the memory has for the one that is asked for, which it tells; that one itself
/// where it has none, so that nothing is found.
Language met_language(const Globals& globals, Session& session, const Language& asked);

/// The same for the languages of a filter.
UnitFilter met_languages(const Globals& globals, Session& session, UnitFilter filter);

/// Says of which languages of the filter the memory has no text. For commands that change texts:
/// these take no language in the place of another.
void tell_missing(const Globals& globals, Session& session, const std::vector<Language>& languages);

/// The languages that the glossary lacks, and those that it has. Its terms are taken for other
/// regions by themselves (glossary/glossary.h).
void tell_missing_terms(const Globals& globals, Session& session,
                        const std::vector<Language>& languages);
void tell_missing_terms(const Globals& globals, std::span<const LookupMemory> memories,
                        const std::vector<Language>& languages);

}  // namespace calque::cli
