#include "report/entry_text.h"

#include <algorithm>

#include "calque/glossary.h"
#include "glossary/term_lookup.h"
#include "report/table.h"

namespace calque::report {
namespace {

using glossary::Entry;
using glossary::Status;
using glossary::Term;

std::string with_status(const Term& term, const Style& style) {
  const std::string text = style.text(term.text);
  return term.status == Status::forbidden ? style.words("not ", Role::warning) + text : text;
}

/// Status and part of speech.
std::string usage(const Term& term, const Style& style) {
  const Role role = term.status == Status::forbidden   ? Role::warning
                    : term.status == Status::preferred ? Role::good
                                                       : Role::faint;
  std::string out;
  if (term.status != Status::unspecified) out = style.words(glossary::name_of(term.status), role);
  if (!out.empty() && !term.part_of_speech.empty()) out += ", ";
  return out + style.text(term.part_of_speech, Role::faint);
}

/// "definition: ..." for each datum, with its details in brackets.
std::string data_text(const std::vector<glossary::Datum>& data, std::string_view where,
                      const Style& style) {
  std::string out;
  for (const glossary::Datum& datum : data) {
    const std::string_view name = datum.type.empty() ? datum.element : std::string_view(datum.type);
    out += "  ";
    if (!where.empty()) out += style.text(where) + " ";
    out += style.words(style.printable(name), Role::faint) + ": " + style.text(datum.value);
    for (const glossary::Datum& detail : datum.details) {
      out += " (" + style.text(detail.value) + ")";
    }
    out += "\n";
  }
  return out;
}

/// The terms beside the one that was found: those of the target language, or of all others.
std::string translations(const glossary::TermMatch& match, const Style& style) {
  std::string out;
  const auto add = [&](const Term& term, bool with_language) {
    if (!out.empty()) out += ", ";
    if (with_language) out += style.text(term.language.tag(), Role::faint) + " ";
    out += with_status(term, style);
  };
  for (const std::size_t i : match.targets) add(match.entry.terms[i], false);
  if (!match.targets.empty()) return out;
  for (const Term& term : match.entry.terms) {
    if (term.language != match.source_term().language) add(term, true);
  }
  return out;
}

}  // namespace

std::string entry_text(const Entry& entry, const Style& style) {
  std::string out = style.words("entry " + std::to_string(entry.id.value), Role::heading);
  if (!entry.identifier.empty()) out += "  " + style.text(entry.identifier);
  if (!entry.origin.empty()) out += "  " + style.text(entry.origin, Role::faint);
  Table table({Align::left, Align::left, Align::left, Align::left});
  for (const Term& term : entry.terms) {
    table.add_row({"", style.text(term.language.tag()), style.text(term.text), usage(term, style)});
  }
  out += "\n" + table.to_string() + data_text(entry.data, {}, style);
  for (const glossary::LanguageData& section : entry.languages) {
    out += data_text(section.data, section.language.tag(), style);
  }
  for (const Term& term : entry.terms) out += data_text(term.data, term.text, style);
  return out;
}

std::string term_matches_text(std::string_view text,
                              const std::vector<glossary::TermMatch>& matches, const Style& style) {
  Table table({Align::left, Align::left, Align::left, Align::left});
  for (const glossary::TermMatch& match : matches) {
    const std::string_view found =
        text.substr(match.range.begin, match.range.end - match.range.begin);
    std::string term = style.text(found, Role::hit);
    const bool as_it_is = found == match.source_term().text;
    const std::string_view doubt = match.sure ? "" : "possibly ";
    if (!as_it_is)
      term += " (" + style.words(doubt, Role::faint) + style.text(match.source_term().text) + ")";
    table.add_row({"", term, translations(match, style),
                   style.text(glossary::value_of(match.entry.data, "subjectField"), Role::faint)});
  }
  return table.to_string();
}

}  // namespace calque::report
