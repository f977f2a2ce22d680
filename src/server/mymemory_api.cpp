#include "server/mymemory_api.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "server/client_access.h"
#include "server/client_languages.h"
#include "server/sent_pairs.h"
#include "server/translation.h"

namespace calque::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kBase = "/mymemory";

constexpr int kMatches = 3;  // MyMemory, "numres"
constexpr int kMostMatches = 30;

Json answer_of(Json matches, const std::string& text, double match) {
  return {{"responseData", {{"translatedText", text}, {"match", match}}},
          {"quotaFinished", false},
          {"mtLangSupported", nullptr},
          {"responseDetails", ""},
          {"responseStatus", 200},
          {"responderId", nullptr},
          {"exception_code", nullptr},
          {"matches", std::move(matches)}};
}

/// Clients look at `responseStatus`, and at the details.
Response refusal(const Problem& problem) {
  Json answer = answer_of(Json::array(), "", 0);
  answer["responseDetails"] = problem.detail;
  answer["responseStatus"] = problem.status;
  return json_response(answer);
}

struct LanguagePair {
  std::optional<Language> source;
  std::optional<Language> target;
};

LanguagePair pair_of(const Parameters& parameters) {
  const std::string pair = parameters.get("langpair");
  const std::size_t bar = pair.find('|');
  if (bar == std::string::npos) refuse("LANGPAIR has to name two languages, as in en|de");
  return {.source = asked_language(std::string_view(pair).substr(0, bar)),
          .target = asked_language(std::string_view(pair).substr(bar + 1))};
}

/// "2026-11-30 12:00:00" of a TMX date; the epoch where there is none: clients parse it.
std::string time_of(std::string_view date) {
  if (timestamp_number(date) == 0) return "1970-01-01 00:00:00";
  const auto part = [date](std::size_t at, std::size_t length) {
    return std::string(date.substr(at, length));
  };
  return part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + " " + part(9, 2) + ":" + part(11, 2) +
         ":" + part(13, 2);
}

double share_of(MatchRate rate) {
  constexpr double kWhole = 100;
  return std::min(rate.percent(), 100) / kWhole;
}

Json match_json(const Translation& found) {
  const TranslationUnit& unit = *found.proposal.unit;
  const Metadata& metadata = unit.metadata;
  const std::string& by = metadata.change_id.empty() ? metadata.creation_id : metadata.change_id;
  const std::string& changed =
      metadata.change_date.empty() ? metadata.creation_date : metadata.change_date;
  // Clients tell machine translation by this word.
  const bool machine = found.proposal.circumstances.machine_translated;
  return {{"id", std::to_string(unit.id.value)},
          {"segment", found.proposal.source_variant().segment.text},
          {"translation", found.target.text},
          {"source", found.proposal.source_variant().language.tag()},
          {"target", found.proposal.target_variant().language.tag()},
          {"quality", machine ? "70" : "74"},
          {"reference", unit.origin},
          {"usage-count", 1},
          {"subject", ""},
          {"created-by", machine ? "MT!" : metadata.creation_id},
          {"last-updated-by", by},
          {"create-date", time_of(metadata.creation_date)},
          {"last-update-date", time_of(changed)},
          {"match", share_of(found.rate)}};
}

Response get(const Request& request, const PathArguments& arguments, Context& context) {
  const Parameters parameters(request);
  const Identity who = client_of(request, parameters, context);
  const LanguagePair pair = pair_of(parameters);
  const auto most =
      static_cast<std::size_t>(parameters.number("numres", kMatches, 1, kMostMatches));
  Json matches = Json::array();
  std::string best;
  double match = 0;
  if (pair.source && pair.target) {
    Lookups lookups = lookups_for(context, who, arguments);
    for (const Translation& found :
         translations(lookups, {.text = {.text = parameters.get("q"), .tags = {}},
                                .source = *pair.source,
                                .target = *pair.target,
                                .at_least = MatchRate(context.options().min_rate),
                                .limit = most})) {
      if (matches.size() == most) break;
      if (matches.empty()) {
        best = found.target.text;
        match = share_of(found.rate);
      }
      matches.push_back(match_json(found));
    }
  }
  return json_response(answer_of(std::move(matches), best, match));
}

Response set(const Request& request, const PathArguments& arguments, Context& context) {
  const Parameters parameters(request);
  const Identity who = client_of(request, parameters, context, Role::suggest);
  const LanguagePair pair = pair_of(parameters);
  if (parameters.get("seg").empty() || parameters.get("tra").empty()) {
    refuse("SEG and TRA have to be given");
  }
  store(context, memory_to_change(context, who, arguments, Role::suggest), who,
        {.source = pair.source.value_or(Language()),
         .target = pair.target.value_or(Language()),
         .pairs = {{.source = parameters.get("seg"),
                    .target = parameters.get("tra"),
                    .context = {},
                    .note = parameters.get("tnote")}},
         .origin = {}});
  return json_response({{"responseData", "OK"}, {"responseStatus", 200}, {"responseDetails", {}}});
}

}  // namespace

void add_mymemory_routes(Router& router, Context& /*context*/) {
  for (const char* const method : {"GET", "POST"}) {
    add_client_route(router, method, kBase, "/get", get, refusal);
  }
  add_client_route(router, "POST", kBase, "/set", set, refusal);
}

}  // namespace calque::server
