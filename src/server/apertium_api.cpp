#include "server/apertium_api.h"

#include <nlohmann/json.hpp>

#include "server/client_access.h"
#include "server/client_languages.h"
#include "server/translation.h"
#include "text/ascii.h"

namespace calque::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kBase = "/apertium";

/// OmegaT shows details of answers with status 200 alone, Weblate and Okapi read `responseStatus`,
/// other clients `code`.
Response refusal(const Problem& problem) {
  return json_response({{"responseData", {{"translatedText", nullptr}}},
                        {"responseDetails", problem.detail},
                        {"responseStatus", problem.status},
                        {"status", "error"},
                        {"code", problem.status},
                        {"message", problem.title},
                        {"explanation", problem.detail}});
}

Response success(Json data) {
  return json_response(
      {{"responseData", std::move(data)}, {"responseDetails", nullptr}, {"responseStatus", 200}});
}

Response translate(const Request& request, const PathArguments& arguments, Context& context) {
  const Parameters parameters(request);
  const Identity who = client_of(request, parameters, context);
  const std::string pair = parameters.get("langpair");
  const std::size_t bar = pair.find('|');
  if (bar == std::string::npos) refuse("langpair has to name two languages, as in en|de");
  const auto target = asked_language(std::string_view(pair).substr(bar + 1));
  if (!target) refuse("langpair names no target language");
  Lookups lookups = lookups_for(context, who, arguments);
  TextTranslator translator(lookups, asked_language(std::string_view(pair).substr(0, bar)), *target,
                            MatchRate(context.options().min_rate));
  const bool html = text::equals_ignoring_case(parameters.get("format"), "html");
  const auto found =
      translator.translate(parameters.get("q"), html ? TextForm::markup : TextForm::plain);
  return success({{"translatedText", found ? found->text : std::string()}});
}

Response list_pairs(const Request& request, const PathArguments& arguments, Context& context) {
  const Identity who = client_of(request, Parameters(request), context);
  const auto languages = listed_languages(lookups_for(context, who, arguments).languages());
  Json pairs = Json::array();
  for (const auto& [source, target] : pairs_of(languages)) {
    pairs.push_back({{"sourceLanguage", source.tag()}, {"targetLanguage", target.tag()}});
  }
  return success(std::move(pairs));
}

}  // namespace

void add_apertium_routes(Router& router, Context& /*context*/) {
  const auto add = [&router](std::string_view method, std::string_view pattern, Handler handler) {
    add_client_route(router, method, kBase, pattern, handler, refusal);
  };
  add("GET", "/listPairs", list_pairs);
  add("GET", "/translate", translate);
  add("POST", "/translate", translate);
}

}  // namespace calque::server
