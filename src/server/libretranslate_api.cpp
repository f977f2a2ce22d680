#include "server/libretranslate_api.h"

#include <nlohmann/json.hpp>

#include "segment/language_guess.h"
#include "server/client_access.h"
#include "server/client_languages.h"
#include "server/translation.h"
#include "text/locale_names.h"

namespace calque::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kBase = "/libretranslate";

Response refusal(const Problem& problem) {
  return json_response({{"error", problem.detail}}, problem.status);
}

Response list_languages(const Request& request, const PathArguments& arguments, Context& context) {
  const Identity who = client_of(request, Parameters(request), context);
  const auto languages = listed_languages(lookups_for(context, who, arguments).languages());
  Json codes = Json::array();
  for (const Language& language : languages) codes.push_back(language.tag());
  Json list = Json::array();
  for (const Language& language : languages) {
    list.push_back({{"code", language.tag()},
                    {"name", text::english_name(language.tag())},
                    {"targets", codes}});
  }
  return json_response(list);
}

/// In the form of the request: one of each for a text, lists for a list.
class Answer {
 public:
  Answer(bool list, bool detected, bool alternatives)
      : list_(list), detected_(detected), alternatives_(alternatives) {}

  void add(const std::optional<TranslatedText>& found, const Language& source) {
    texts_.push_back(found ? found->text : std::string());
    languages_.push_back({{"language", source.tag()}, {"confidence", found ? 90.0 : 0.0}});
    further_.push_back(Json::array());
  }

  Json json() {
    Json answer;
    answer["translatedText"] = in_form(std::move(texts_));
    if (detected_) answer["detectedLanguage"] = in_form(std::move(languages_));
    if (alternatives_) answer["alternatives"] = in_form(std::move(further_));
    return answer;
  }

 private:
  Json in_form(Json all) const { return list_ ? std::move(all) : std::move(all.front()); }

  bool list_;
  bool detected_;
  bool alternatives_;
  Json texts_ = Json::array();
  Json languages_ = Json::array();
  Json further_ = Json::array();
};

Response translate(const Request& request, const PathArguments& arguments, Context& context) {
  const Parameters parameters(request);
  const Identity who = client_of(request, parameters, context);
  const std::vector<std::string> texts = parameters.all("q");
  const bool list = parameters.is_list("q");
  if (texts.empty() && !list) refuse("Invalid request: missing q parameter");
  if (texts.size() > kMostTexts) refuse("Invalid request: more than 1000 texts");
  const auto target = asked_language(parameters.get("target"));
  if (!target) refuse("Invalid request: missing target parameter");
  const auto source = asked_language(parameters.get("source"));
  const TextForm form = parameters.get("format") == "html" ? TextForm::markup : TextForm::plain;
  Lookups lookups = lookups_for(context, who, arguments);
  TextTranslator translator(lookups, source, *target, MatchRate(context.options().min_rate));
  Answer answer(list, !source, parameters.number("alternatives", 0, 0, 1) > 0);
  for (const std::string& text : texts) {
    const auto found = translator.translate(text, form);
    answer.add(found, source ? *source : translator.source_of(text, found));
  }
  return json_response(answer.json());
}

Response detect(const Request& request, const PathArguments& /*arguments*/, Context& context) {
  const Parameters parameters(request);
  client_of(request, parameters, context);
  const auto text = parameters.find("q");
  if (!text) refuse("Invalid request: missing q parameter");
  Json list = Json::array();
  if (const auto guess = segment::guess_language(*text)) {
    list.push_back(
        {{"confidence", guess->reliable ? 90.0 : 50.0}, {"language", guess->language.tag()}});
  }
  return json_response(list);
}

/// What Dialect asks for, to see that it talks to LibreTranslate.
Response describe(const Request& /*request*/, const PathArguments& /*arguments*/,
                  Context& /*context*/) {
  return json_response({{"swagger", "2.0"},
                        {"info", {{"title", "LibreTranslate"}, {"version", "1.6"}}},
                        {"paths", Json::object()}});
}

Response settings(const Request& /*request*/, const PathArguments& /*arguments*/,
                  Context& context) {
  return json_response({{"apiKeys", context.needs_tokens()},
                        {"keyRequired", context.needs_tokens()},
                        {"suggestions", false},
                        {"charLimit", -1},
                        {"frontendTimeout", 500},
                        {"filesTranslation", false},
                        {"supportedFilesFormat", Json::array()},
                        {"language",
                         {{"source", {{"code", "auto"}, {"name", "Auto Detect"}}},
                          {"target", {{"code", "en"}, {"name", "English"}}}}}});
}

}  // namespace

void add_libretranslate_routes(Router& router, Context& /*context*/) {
  const auto add = [&router](std::string_view method, std::string_view pattern, Handler handler) {
    add_client_route(router, method, kBase, pattern, handler, refusal);
  };
  add("GET", "/languages", list_languages);
  add("GET", "/translate", translate);
  add("POST", "/translate", translate);
  add("POST", "/detect", detect);
  add("GET", "/spec", describe);
  add("GET", "/frontend/settings", settings);
}

}  // namespace calque::server
