#include "server/tmserver_api.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "calque/unit.h"
#include "server/client_access.h"
#include "server/client_languages.h"
#include "server/sent_pairs.h"
#include "server/translation.h"
#include "text/bounded_json.h"

namespace calque::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kBase = "/tmserver";

// amaGama: the least that may be asked for, and how many there are unless a client says.
constexpr int kLeastSimilarity = 30;
constexpr int kCandidates = 5;
constexpr int kMostCandidates = 50;

Response refusal(const Problem& problem) {
  return json_response({{"error", problem.detail}}, problem.status);
}

std::string context_of(const TranslationUnit& unit) {
  const auto found = std::ranges::find(unit.properties, "x-msgctxt", &Property::type);
  return found == unit.properties.end() ? std::string() : found->value;
}

/// Weblate keeps the last of several with one quality: each is a little below the one before it, so
/// that the best stays the best. A hundredth is less than what any client shows.
class Qualities {
 public:
  double next(MatchRate rate) {
    constexpr double kStep = 0.01;
    const double quality = std::min(rate.percent(), 100);
    last_ = quality < last_ ? quality : last_ - kStep;
    return last_;
  }

 private:
  double last_ = 101;
};

Json units_for(Lookups& lookups, const TranslationQuery& query, std::size_t most) {
  Json units = Json::array();
  Qualities qualities;
  for (const Translation& found : translations(lookups, query)) {
    if (units.size() == most) break;
    units.push_back({{"source", found.proposal.source_variant().segment.text},
                     {"target", found.target.text},
                     {"quality", qualities.next(found.rate)},
                     {"rank", found.rate.percent()},
                     {"context", context_of(*found.proposal.unit)}});
  }
  return units;
}

Response find_units(const Request& request, const PathArguments& arguments, Context& context) {
  const Parameters parameters(request);
  const Identity who = client_of(request, parameters, context);
  std::string text = arguments["text"];
  if (text.empty()) text = parameters.get("source");
  require_utf8(text, "the text");
  const auto source = asked_language(arguments["source"]);
  const auto target = asked_language(arguments["target"]);
  if (!source || !target) return json_response(Json::array());
  const int least =
      parameters.number("min_similarity", context.options().min_rate, kLeastSimilarity, 100);
  const int most = parameters.number("max_candidates", kCandidates, 1, kMostCandidates);
  Lookups lookups = lookups_for(context, who, arguments);
  return json_response(units_for(lookups,
                                 {.text = {.text = std::move(text), .tags = {}},
                                  .source = *source,
                                  .target = *target,
                                  .at_least = MatchRate(least),
                                  .limit = static_cast<std::size_t>(most)},
                                 static_cast<std::size_t>(most)));
}

Response list_languages(const Request& request, const PathArguments& arguments, Context& context) {
  const Identity who = client_of(request, Parameters(request), context);
  Json codes = Json::array();
  for (const Language& language :
       listed_languages(lookups_for(context, who, arguments).languages())) {
    codes.push_back(posix_code(language));
  }
  return json_response({{"sourceLanguages", codes}, {"targetLanguages", codes}});
}

/// Pairs as Virtaal sends them, whatever type it says they have.
std::vector<SentPair> read_pairs(const std::string& body) {
  nlohmann::json whole;
  try {
    whole = text::parse_bounded_json<nlohmann::json>(body, "the body");
  } catch (const nlohmann::json::exception&) {
    refuse("the body is not JSON");
  } catch (const InputError& error) {
    refuse(error.what());
  }
  if (whole.is_object()) whole = nlohmann::json::array({std::move(whole)});
  if (!whole.is_array()) refuse("the body is no list of units");
  std::vector<SentPair> pairs;
  for (const nlohmann::json& unit : whole) {
    const auto text = [&unit](const char* name) {
      const auto found = unit.find(name);
      return found != unit.end() && found->is_string() ? found->get<std::string>() : std::string();
    };
    if (!unit.is_object()) refuse("a unit is an object with source and target");
    pairs.push_back(
        {.source = text("source"), .target = text("target"), .context = text("context")});
  }
  return pairs;
}

std::int64_t store_all(const Request& request, const PathArguments& arguments, Context& context,
                       std::vector<SentPair> pairs, std::string origin) {
  // The body is no form, whatever its type: only the query may have a key.
  Request without_body{
      .method = request.method, .path = {}, .segments = {}, .query = request.query};
  without_body.who = request.who;
  const Identity who = client_of(without_body, Parameters(without_body), context, Role::suggest);
  ServedMemory& memory = memory_to_change(context, who, arguments, Role::suggest);
  return store(context, memory, who,
               {.source = asked_language(arguments["source"]).value_or(Language()),
                .target = asked_language(arguments["target"]).value_or(Language()),
                .pairs = std::move(pairs),
                .origin = std::move(origin)});
}

Response store_unit(const Request& request, const PathArguments& arguments, Context& context) {
  std::vector<SentPair> pairs = read_pairs(request.body);
  for (SentPair& pair : pairs) {
    if (pair.source.empty()) pair.source = arguments["text"];
  }
  store_all(request, arguments, context, std::move(pairs), "");
  return json_response("");
}

Response store_file(const Request& request, const PathArguments& arguments, Context& context) {
  // Virtaal sends the whole path of the file; its folders say where a person keeps his work.
  std::string name = std::filesystem::path(arguments["name"]).filename().string();
  if (name.empty()) name = "tmserver";
  const std::int64_t added = store_all(request, arguments, context, read_pairs(request.body), name);
  Response response = json_response("");
  response.content_type = "text/plain; charset=utf-8";
  response.body = "added " + std::to_string(added) + " units from " + name + "\n";
  return response;
}

}  // namespace

void add_tmserver_routes(Router& router, Context& /*context*/) {
  const auto add = [&router](std::string_view method, std::string_view pattern, Handler handler) {
    add_client_route(router, method, kBase, pattern, handler, refusal);
  };
  add("GET", "/languages", list_languages);
  // An empty text has its place in the path, or none (`/unit?source=`).
  add("GET", "/{source}/{target}/unit", find_units);
  add("GET", "/{source}/{target}/unit/{text...}", find_units);
  add("PUT", "/{source}/{target}/unit/{text...}", store_unit);
  add("POST", "/{source}/{target}/unit/{text...}", store_unit);
  add("POST", "/{source}/{target}/store/{name...}", store_file);
}

}  // namespace calque::server
