#include "cli/glossary/term_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "calque/error.h"
#include "cli/console.h"
#include "cli/options/unit_options.h"
#include "glossary/entry_edit.h"

namespace calque::cli {

void TermOptions::declare(CLI::App& app) {
  app.add_option("--status", status_,
                 "Of the terms but the first, which is that of the source: preferred, admitted or "
                 "forbidden")
      ->check(CLI::IsMember({"preferred", "admitted", "forbidden"}))
      ->type_name("STATUS");
  domain_given_ = app.add_option("--domain", domain_, "The subject field; empty takes it out")
                      ->type_name("TEXT");
  definition_given_ =
      app.add_option("--definition", definition_, "What the concept is; empty takes it out")
          ->type_name("TEXT");
  app.add_option("--note", notes_, "A note to the concept; may be repeated")
      ->allow_extra_args(false)
      ->type_name("TEXT");
  app.add_option("term", terms_, "LANGUAGE=TERM; several of one language are synonyms")
      ->type_name("LANG=TERM");
}

glossary::Term parse_term(const std::string& written) {
  const Variant variant = parse_variant(written);
  glossary::refuse_long_term(variant.segment.text);
  glossary::Term term;
  term.language = variant.language;
  term.text = variant.segment.text;
  return term;
}

glossary::Status TermOptions::status() const {
  return glossary::status_of(status_).value_or(glossary::Status::unspecified);
}

std::vector<glossary::Term> TermOptions::terms() const {
  std::vector<glossary::Term> terms;
  for (const std::string& written : terms_) {
    glossary::Term term = parse_term(written);
    const bool twice = std::ranges::any_of(terms, [&term](const glossary::Term& other) {
      return other.language == term.language && other.text == term.text;
    });
    if (twice) throw UsageError("\"" + written + "\" is given twice");
    // The first names the concept; what is said of its use is said of the translations.
    if (!terms.empty() || terms_.size() == 1) term.status = status();
    terms.push_back(std::move(term));
  }
  return terms;
}

bool TermOptions::says_more() const {
  return domain_given_->count() > 0 || definition_given_->count() > 0 || !notes_.empty();
}

void TermOptions::apply(glossary::Entry& entry) const {
  if (domain_given_->count() > 0) {
    require_text(domain_, "the domain");
    set_datum(entry, "subjectField", domain_);
  }
  if (definition_given_->count() > 0) {
    require_text(definition_, "the definition");
    set_datum(entry, "definition", definition_);
  }
  for (const std::string& note : notes_) {
    require_text(note, "the note");
    set_datum(entry, "note", note);
  }
}

void tell_same_terms(const Globals& globals, glossary::Glossary& glossary,
                     const glossary::Entry& entry) {
  for (const glossary::Term& term : entry.terms) {
    const auto others = entries_with(glossary, term, entry.id);
    if (others.empty()) continue;
    const std::string number = std::to_string(others.front().value);
    say(globals, "note: entry " + number + " has \"" + term.text + "\" (" + term.language.tag() +
                     ") too: where it is the same concept, \"calque glossary edit " + number +
                     "\" adds to it");
  }
}

}  // namespace calque::cli
