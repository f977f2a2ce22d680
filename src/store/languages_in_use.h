#pragma once

#include <vector>

#include "calque/language.h"

namespace calque {

class Session;

/// True when the memory has a text in this range. Takes no time where it has, and where it never
/// had.
bool has_text_in(Session& session, const Language& range);

/// The languages in which the memory has texts, in the order in which they came in.
std::vector<Language> languages_of_texts(Session& session);

/// The languages in which its glossary has terms, likewise.
std::vector<Language> languages_of_terms(Session& session);

}  // namespace calque
