#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "calque/glossary.h"
#include "store/language_table.h"

namespace calque::glossary {

/// A term as lists of terms need it; the view is valid only during the call.
struct TermRow {
  EntryId entry;
  TermId term;
  LanguageId language;
  std::string_view text;
};

/// Calls `visit` for each term whose language is one of these, in the order of ids.
void for_each_term(Session& session, const std::vector<LanguageId>& languages,
                   const std::function<void(const TermRow&)>& visit);

/// The languages of a memory whose terms apply to a text in `language` (applies_to).
std::vector<LanguageId> languages_for(const LanguageTable& table, const Language& language);

}  // namespace calque::glossary
