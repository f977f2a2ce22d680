#include "server/deepl_api.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "server/client_languages.h"
#include "server/deepl_form.h"
#include "server/glossary_shelf.h"
#include "server/translation.h"
#include "text/ascii.h"
#include "text/locale_names.h"

namespace calque::server {
namespace {

using Json = nlohmann::ordered_json;

/// Greater than any count: the SDKs stop where it is reached. A number that JavaScript can hold.
constexpr std::int64_t kCharacterLimit = 1'000'000'000'000;

/// The SDKs refuse these as targets, and take them with a region only.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kRegions{
    {{"en", "en-GB"}, {"en", "en-US"}, {"pt", "pt-BR"}, {"pt", "pt-PT"}}};

/// The memories of the request, or the one that it names.
Lookups lookups_of(const Parameters& parameters, const PathArguments& arguments,
                   const Identity& who, Context& context) {
  const auto id = parameters.find("translation_memory_id");
  if (id && !id->empty()) return Lookups(memory_of_deepl_id(context, who, *id));
  return lookups_for(context, who, arguments);
}

/// A glossary that is not there is an error, and one that is there says how a whole text that is a
/// term of it is translated.
std::optional<GlossaryShelf> glossary_of(const Parameters& parameters,
                                         const PathArguments& arguments, const Identity& who,
                                         Context& context) {
  const auto id = parameters.find("glossary_id");
  if (!id || id->empty()) return std::nullopt;
  GlossaryShelf shelf(context, who, arguments);
  if (!shelf.find(*id)) deepl_not_found("there is no glossary \"" + *id + "\"");
  return shelf;
}

Response translate(const Request& request, const PathArguments& arguments, Context& context) {
  const Parameters parameters(request);
  const Identity who = client_of(request, parameters, context);
  const std::vector<std::string> texts = parameters.all("text");
  if (texts.empty()) refuse("Parameter 'text' not specified.");
  if (texts.size() > kMostTexts) refuse("There are more than 1000 texts.");
  const auto target = asked_language(parameters.get("target_lang"));
  if (!target) refuse("Parameter 'target_lang' not specified.");
  const int least =
      parameters.number("translation_memory_threshold", context.options().min_rate, 0, 100);
  const TextForm form = parameters.get("tag_handling").empty() ? TextForm::plain : TextForm::markup;
  glossary_of(parameters, arguments, who, context);
  Lookups lookups = lookups_of(parameters, arguments, who, context);
  TextTranslator translator(lookups, asked_language(parameters.get("source_lang")), *target,
                            MatchRate(least));
  Json translations = Json::array();
  for (const std::string& text : texts) {
    const auto found = translator.translate(text, form);
    const Language source = translator.source_of(text, found);
    translations.push_back({{"detected_source_language", text::upper_ascii(source.primary())},
                            {"text", found ? found->text : std::string()},
                            {"billed_characters", 0}});
  }
  return json_response({{"translations", std::move(translations)}});
}

Json language_json(const Language& language) {
  return {{"language", capital_code(language)},
          {"name", text::english_name(language.tag())},
          {"supports_formality", false}};
}

Response list_languages(const Request& request, const PathArguments& arguments, Context& context) {
  const Parameters parameters(request);
  const Identity who = client_of(request, parameters, context);
  const auto languages = listed_languages(lookups_for(context, who, arguments).languages());
  Json list = Json::array();
  if (parameters.get("type") == "target") {
    std::vector<Language> targets = languages;
    for (const auto& [plain, region] : kRegions) {
      const bool has = std::ranges::find(languages, Language(plain)) != languages.end();
      if (has) targets.emplace_back(region);
    }
    for (const Language& language : listed_languages(std::move(targets))) {
      list.push_back(language_json(language));
    }
  } else {
    // Sources have no regions.
    for (const Language& language : languages) {
      if (language.primary() == language.tag()) list.push_back(language_json(language));
    }
  }
  return json_response(list);
}

Response usage(const Request& request, const PathArguments& /*arguments*/, Context& context) {
  client_of(request, Parameters(request), context);
  return json_response({{"character_count", 0}, {"character_limit", kCharacterLimit}});
}

Response list_pairs(const Request& request, const PathArguments& arguments, Context& context) {
  const Identity who = client_of(request, Parameters(request), context);
  const auto languages = listed_languages(lookups_for(context, who, arguments).languages());
  Json pairs = Json::array();
  for (const auto& [source, target] : pairs_of(languages)) {
    pairs.push_back({{"source_lang", deepl_code(source)}, {"target_lang", deepl_code(target)}});
  }
  return json_response({{"supported_languages", std::move(pairs)}});
}

}  // namespace

void add_deepl_routes(Router& router, Context& /*context*/) {
  add_deepl_route(router, "POST", "/v2/translate", translate);
  // As in its time of keys in addresses.
  add_deepl_route(router, "GET", "/v2/translate", translate);
  add_deepl_route(router, "GET", "/v2/languages", list_languages);
  add_deepl_route(router, "POST", "/v2/languages", list_languages);
  add_deepl_route(router, "GET", "/v2/usage", usage);
  add_deepl_route(router, "GET", "/v2/glossary-language-pairs", list_pairs);
}

}  // namespace calque::server
