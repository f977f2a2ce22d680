#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/glossary.h"

namespace calque::glossary {

/// What becomes of the term that an entry has already in the language of a new one.
enum class Beside : std::uint8_t { replaces, stays };

/// Puts a term into an entry: a term of this text takes the new status, where there is one; else it
/// takes the place of the only term in its language, or stands beside those. Throws UsageError
/// where several have its language and none is named.
void put_term(Entry& entry, Term term, Beside beside);

/// Takes the terms of a language out, or only the one of this text. Throws UsageError where there
/// is none, or no other in the entry.
void remove_terms(Entry& entry, const Language& language, const std::optional<std::string>& text);

/// Sets a data category of the concept: "subjectField", "definition" or "note". An empty value
/// takes it out; a further note stands beside those that there are.
void set_datum(Entry& entry, std::string_view type, const std::string& value);

/// The numbers of entries, but for `entry`, that have a term of this text and language.
std::vector<EntryId> entries_with(Glossary& glossary, const Term& term, EntryId except);

}  // namespace calque::glossary
