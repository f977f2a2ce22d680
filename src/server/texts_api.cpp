#include "server/texts_api.h"

#include "calque/check.h"
#include "calque/glossary.h"
#include "check/terms.h"
#include "lookup/concordance.h"
#include "lookup/met_language.h"
#include "report/batch_json.h"
#include "report/entry_json.h"
#include "report/finding_report.h"
#include "server/context.h"
#include "server/json_body.h"
#include "server/offsets.h"
#include "server/unit_input.h"
#include "store/languages_in_use.h"

namespace calque::server {
namespace {

constexpr std::int64_t kMostHits = 1'000;
constexpr std::size_t kMostPairs = 1'000;

Json input_of(const Request& request) {
  return request.method == "GET" || request.method == "HEAD" ? query_as_json(request.query)
                                                             : json_body(request);
}

std::optional<Language> language_if_any(const Json& json, std::string_view name) {
  const std::string written = text_in(json, name);
  return written.empty() ? std::nullopt : std::optional(language_of(written, name));
}

Json hit_json(const TranslationUnit& unit, const ConcordanceHit& hit, Offsets offsets) {
  Json json = unit_json(unit);
  for (std::size_t i = 0; i < unit.variants.size(); ++i) {
    if (unit.variants[i].id != hit.variant) continue;
    Json& places = json["variants"][i]["occurrences"] = Json::array();
    for (const text::ByteRange& range : hit.occurrences) places.push_back({range.begin, range.end});
    recount(places, unit.variants[i].segment.text, offsets);
  }
  return json;
}

/// Units that hold a phrase, with the places where it stands.
Response concordance(const Request& request, const PathArguments& arguments, Context& context) {
  const Json json = input_of(request);
  ConcordanceQuery query{
      .phrase = needed_text(json, "q"),
      .language = language_if_any(json, "source_lang"),
      .target = language_if_any(json, "target_lang"),
      .limit = static_cast<std::size_t>(number_in(json, "limit", 20, 1, kMostHits))};
  if (query.phrase.find_first_not_of(" \t\r\n") == std::string::npos) refuse("\"q\" is empty");
  const auto session = context.memory(arguments["memory"], request.who).read();
  if (query.language) query.language = meet(*session, *query.language).taken();
  if (query.target) query.target = meet(*session, *query.target).taken();
  if (query.language && query.target) query.side = ConcordanceSide::both;
  Json answer{{"units", Json::array()}};
  for (const ConcordanceHit& hit : find_concordance(*session, query)) {
    const auto unit = session->unit(hit.unit);
    if (unit) answer["units"].push_back(hit_json(*unit, hit, offsets_of(request)));
  }
  return json_response(answer);
}

/// Terms of the glossary in a text.
Response terms(const Request& request, const PathArguments& arguments, Context& context) {
  const Json json = input_of(request);
  const std::string text =
      json.contains("text") ? needed_text(json, "text") : needed_text(json, "q");
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  const auto found = context.terms().find(memory, language_in(json, "source_lang"),
                                          language_in(json, "target_lang"), {text});
  Json list = report::to_json(found.front());
  for (Json& term : list) recount(term["range"], text, offsets_of(request));
  return json_response({{"terms", std::move(list)}});
}

check::CheckSelection checks_in(const Json& json) {
  check::CheckSelection selection;
  const auto words = [&json](const char* name) {
    std::vector<std::string> ids;
    if (!json.contains(name)) return ids;
    if (!json[name].is_array()) refuse("\"" + std::string(name) + "\" is no list of checks");
    for (const Json& id : json[name]) {
      if (!id.is_string()) refuse("\"" + std::string(name) + "\" is no list of checks");
      ids.push_back(id.get<std::string>());
    }
    return ids;
  };
  if (json.contains("only")) selection.turn_off("all");
  for (const std::string& id : words("only")) selection.turn_on(id);
  for (const std::string& id : words("on")) selection.turn_on(id);
  for (const std::string& id : words("off")) selection.turn_off(id);
  return selection;
}

/// A side of a pair: a text, or an object with `text` and `tags` or with `markup`.
Variant side_in(const Json& pair, const std::string& name, const Language& language,
                Offsets offsets) {
  Variant variant;
  variant.language = language;
  const auto found = pair.find(name);
  if (found != pair.end() && found->is_object()) {
    variant.segment = segment_in(*found, offsets);
  } else {
    variant.segment = segment_in(
        {{"text", text_in(pair, name)}, {"markup", text_in(pair, name + "_markup")}}, offsets);
  }
  return variant;
}

TranslationUnit pair_in(const Json& pair, const Language& source, const Language& target,
                        Offsets offsets) {
  if (!pair.is_object()) refuse("a pair is no JSON object");
  TranslationUnit unit;
  unit.variants = {side_in(pair, "source", source, offsets),
                   side_in(pair, "target", target, offsets)};
  unit.source_language = source;
  return unit;
}

Json finding_json(const check::Finding& finding, Offsets offsets) {
  Json json = report::to_json(finding, "");
  json.erase("file");
  json.erase("unit");
  json["pair"] = finding.place.unit;
  if (json.contains("ranges")) recount(json["ranges"], finding.target, offsets);
  if (json.contains("source_ranges")) recount(json["source_ranges"], finding.source, offsets);
  return json;
}

/// Mistakes in translations that need not be stored; `pair` of a finding counts from 0.
Response check_pairs(const Request& request, const PathArguments& arguments, Context& context) {
  const Json json = json_body(request);
  if (!json.contains("pairs") || !json["pairs"].is_array()) refuse("\"pairs\" is no list");
  if (json["pairs"].size() > kMostPairs) {
    refuse("\"pairs\": more than " + std::to_string(kMostPairs));
  }
  const auto session = context.memory(arguments["memory"], request.who).read();
  glossary::Glossary glossary(*session);
  std::optional<check::TermCheck> term_check;
  const Language source = language_in(json, "source_lang");
  const Language target = language_in(json, "target_lang");
  check::CheckerOptions options{.checks = checks_in(json), .source = source, .targets = {target}};
  if (glossary.statistics().terms > 0) options.terms = &term_check.emplace(glossary);
  Json findings = Json::array();
  const Offsets offsets = offsets_of(request);
  check::Checker checker(std::move(options), [&](const check::Finding& finding) {
    findings.push_back(finding_json(finding, offsets));
  });
  std::int64_t number = 0;
  for (const Json& pair : json["pairs"]) {
    checker.check(pair_in(pair, source, target, offsets), {.unit = number++});
  }
  checker.finish();
  return json_response({{"findings", std::move(findings)}});
}

Response statistics(const Request& request, const PathArguments& arguments, Context& context) {
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  const auto session = memory.read();
  Json json{{"memory", memory.name()}};
  json.update(report::to_json(session->statistics(), glossary::Glossary(*session).statistics()));
  return json_response(json);
}

Response languages(const Request& request, const PathArguments& arguments, Context& context) {
  const auto session = context.memory(arguments["memory"], request.who).read();
  const auto tags = [](const std::vector<Language>& all) {
    Json list = Json::array();
    for (const Language& language : all) list.push_back(language.tag());
    return list;
  };
  return json_response({{"texts", tags(languages_of_texts(*session))},
                        {"terms", tags(languages_of_terms(*session))}});
}

}  // namespace

void add_text_routes(Router& router) {
  for (const std::string base : {"/api/v1", "/api/v1/memories/{memory}"}) {
    for (const char* method : {"GET", "POST"}) {
      // Reads all texts of a memory.
      router.add(method, base + "/concordance", Role::read, concordance).slow = true;
      router.add(method, base + "/terms", Role::read, terms);
    }
    router.add("POST", base + "/check", Role::read, check_pairs).slow = true;
    router.add("GET", base + "/stats", Role::read, statistics).slow = true;
    router.add("GET", base + "/languages", Role::read, languages);
  }
}

}  // namespace calque::server
