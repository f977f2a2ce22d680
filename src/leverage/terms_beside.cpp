#include "leverage/terms_beside.h"

#include <algorithm>

#include "glossary/term_lookup.h"

namespace calque::leverage {
namespace {

FoundTerm found_term(const glossary::TermMatch& match, const Language& source) {
  FoundTerm out{.term = match.source_term().text,
                .translations = {},
                .definition = std::string(glossary::definition_of(match.entry, source))};
  for (const std::size_t target : match.targets) {
    const glossary::Term& term = match.entry.terms[target];
    if (term.status != glossary::Status::forbidden) out.translations.push_back(term.text);
  }
  return out;
}

}  // namespace

void add_terms(Session& session, std::vector<Pretranslated>& segments, const Language& source,
               const Language& target) {
  glossary::Glossary glossary(session);
  glossary::TermLookup lookup(glossary, source, target);
  if (lookup.empty()) return;
  for (Pretranslated& segment : segments) {
    for (const glossary::TermMatch& match : lookup.find(segment.segment.source.text)) {
      FoundTerm term = found_term(match, source);
      const bool known = std::ranges::find(segment.terms, term) != segment.terms.end();
      if (!term.translations.empty() && !known) segment.terms.push_back(std::move(term));
    }
  }
}

}  // namespace calque::leverage
