#include "server/mediawiki_api.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/client_access.h"
#include "server/client_languages.h"
#include "server/translation.h"

namespace calque::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostSuggestions = 10;

Response api_error(const Problem& problem) {
  return json_response({{"error", {{"code", problem.code}, {"info", problem.detail}}}});
}

Json suggestion_json(const Translation& found) {
  constexpr double kWhole = 100;
  const std::string origin = found.proposal.unit->origin;
  return {{"source", found.proposal.source_variant().segment.text},
          {"target", found.target.text},
          {"context", ""},
          {"location", origin},
          {"quality", std::min(found.rate.percent(), 100) / kWhole},
          // Shown as a link: there is no page of a unit that everybody may see.
          {"uri", ""}};
}

Response answer(const Request& request, const PathArguments& arguments, Context& context) {
  const Parameters parameters(request);
  if (parameters.get("action") != "ttmserver") refuse("only action=ttmserver is served here");
  const Identity who = client_of(request, parameters, context);
  const auto source = asked_language(parameters.get("sourcelanguage"));
  const auto target = asked_language(parameters.get("targetlanguage"));
  Json suggestions = Json::array();
  if (source && target) {
    Lookups lookups = lookups_for(context, who, arguments);
    for (const Translation& found :
         translations(lookups, {.text = {.text = parameters.get("text"), .tags = {}},
                                .source = *source,
                                .target = *target,
                                .at_least = MatchRate(context.options().min_rate),
                                .limit = kMostSuggestions})) {
      suggestions.push_back(suggestion_json(found));
    }
  }
  return json_response({{"ttmserver", std::move(suggestions)}});
}

}  // namespace

void add_mediawiki_routes(Router& router, Context& /*context*/) {
  for (const char* const method : {"GET", "POST"}) {
    add_client_route(router, method, "/mediawiki", "", answer, api_error);
    add_client_route(router, method, "/mediawiki", "/api.php", answer, api_error);
  }
}

}  // namespace calque::server
