#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/style.h"

namespace calque::glossary {
struct Entry;
struct TermMatch;
}  // namespace calque::glossary

namespace calque::report {

/// A glossary entry for people: a line for the entry, one for each term, then what is said about
/// the concept. Ends with a line feed.
std::string entry_text(const glossary::Entry& entry, const Style& style);

/// The terms found in `text`, a row each: as it stands there, and its translations, forbidden ones
/// marked; without a target language, the terms of all others.
std::string term_matches_text(std::string_view text,
                              const std::vector<glossary::TermMatch>& matches, const Style& style);

}  // namespace calque::report
