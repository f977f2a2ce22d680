#include "report/entry_json.h"

#include <nlohmann/json.hpp>

#include "calque/glossary.h"
#include "glossary/datum_json.h"
#include "glossary/term_lookup.h"

namespace calque::report {
namespace {

using Json = nlohmann::ordered_json;
using glossary::Term;

void put(Json& object, const char* key, std::string_view value) {
  if (!value.empty()) object[key] = value;
}

void put(Json& object, const std::vector<glossary::Datum>& data) {
  if (!data.empty()) object["data"] = Json::parse(glossary::data_to_json(data));
}

/// What everybody wants to know of a term.
Json in_short(const Term& term) {
  Json object{{"lang", term.language.tag()}, {"text", term.text}};
  put(object, "status", glossary::name_of(term.status));
  put(object, "pos", term.part_of_speech);
  return object;
}

Json to_json(const Term& term) {
  Json object = in_short(term);
  put(object, "id", term.identifier);
  put(object, term.data);
  return object;
}

/// Of a match only what a translator needs; `glossary list` shows entries whole.
Json to_json(const glossary::TermMatch& match) {
  const Term& source = match.source_term();
  Json object{{"range", {match.range.begin, match.range.end}},
              {"form", glossary::name_of(match.form)},
              {"entry", match.entry.id.value},
              {"source", in_short(source)}};
  if (!match.sure) object["possible"] = true;
  put(object, "domain", glossary::value_of(match.entry.data, "subjectField"));
  put(object, "definition", glossary::definition_of(match.entry, source.language));
  object["targets"] = Json::array();
  for (const std::size_t target : match.targets) {
    object["targets"].push_back(in_short(match.entry.terms[target]));
  }
  return object;
}

}  // namespace

Json to_json(const glossary::Entry& entry) {
  Json object{{"entry", entry.id.value}};
  put(object, "id", entry.identifier);
  put(object, "origin", entry.origin);
  put(object, entry.data);
  for (const glossary::LanguageData& section : entry.languages) {
    Json part{{"lang", section.language.tag()}};
    put(part, section.data);
    object["languages"].push_back(std::move(part));
  }
  object["terms"] = Json::array();
  for (const Term& term : entry.terms) object["terms"].push_back(to_json(term));
  return object;
}

Json to_json(const std::vector<glossary::TermMatch>& matches) {
  Json array = Json::array();
  for (const glossary::TermMatch& match : matches) array.push_back(to_json(match));
  return array;
}

}  // namespace calque::report
