#include <algorithm>

#include "catch.h"
#include "server/client_requests.h"

using nlohmann::json;

namespace {

/// A memory with markup and placeholders in its texts too.
class Translations : public Served {
 public:
  Translations() {
    const auto add = [this](const char* source, const char* target) {
      const json unit{{"source", source}, {"target", target}};
      client::send(*this, "PUT", "/tmserver/en/de/unit/x", unit.dump(), client::kJson);
    };
    add("Open the file %s now", "Öffnen Sie jetzt die Datei %s");
    add("Press <b>Start</b> & wait", "Drücken Sie <b>Start</b> & warten Sie");
    add("The report has 12 pages", "Der Bericht hat 12 Seiten");
  }
};

json apertium(const Served& served, std::string_view query) {
  const auto response = served.get("/apertium/translate?" + std::string(query));
  // OmegaT shows no more than "server not found" at any other status.
  CHECK(response.status == 200);
  return json_of(response);
}

std::string text_of(const json& answer) {
  CHECK(answer["responseStatus"] == 200);
  return answer["responseData"]["translatedText"];
}

json deepl(const Served& served, const json& body) {
  const auto response = client::post_json(served, "/deepl/v2/translate", body);
  REQUIRE(response.status == 200);
  return json_of(response)["translations"];
}

}  // namespace

TEST_CASE("Apertium: OmegaT, Weblate, Okapi and MediaWiki get the translation") {
  const Translations served;
  const std::string want = "Klicken Sie auf Speichern.";
  CHECK(text_of(apertium(served, "q=Click+Save+%26+close.&markUnknown=no&langpair=en|de&key=")) ==
        want);
  CHECK(text_of(apertium(served, "q=Click+Save+%26+close.&langpair=en_US|de&markUnknown=yes")) ==
        want);
  CHECK(text_of(apertium(served, "langpair=eng%7Cdeu&q=Click%20Save%20%26%20close.")) == want);
  CHECK(text_of(apertium(served, "format=html&markUnknown=no&q=" +
                                     client::escaped("Press &lt;b>Start&lt;/b> &amp; wait") +
                                     "&langpair=en|de")) ==
        "Drücken Sie &lt;b&gt;Start&lt;/b&gt; &amp; warten Sie");
  CHECK(json_of(client::post_form(
            served, "/apertium/translate",
            {{"q", "Good morning"}, {"langpair", "en|tr"}}))["responseData"]["translatedText"] ==
        "Günaydın");
}

TEST_CASE("Apertium: nothing is an empty text, and an error has both sets of keys") {
  const Translations served;
  for (const char* query :
       {"q=Qwxz+vbnm+plok&langpair=en|de", "q=Good+morning&langpair=en|zz", "q=&langpair=en|de",
        "langpair=en|de", "q=%E8%AA%9E+%E8%AA%9E&langpair=en|de", "q=test&langpair=|de"}) {
    INFO(query);
    CHECK(text_of(apertium(served, query)).empty());
  }
  CHECK(text_of(apertium(served, "langpair=en|de&q=" + std::string(30'000, 'x'))).empty());
  for (const char* query :
       {"q=test", "q=test&langpair=en", "q=%FF&langpair=en|de", "q=a&langpair=en|"}) {
    INFO(query);
    const json answer = apertium(served, query);
    CHECK(answer["responseStatus"] == 400);
    CHECK(answer["responseDetails"].is_string());
    CHECK(answer["responseData"].is_object());
    CHECK(answer["code"] == 400);
    CHECK(answer["status"] == "error");
  }
  const json pairs = json_of(served.get("/apertium/listPairs"));
  CHECK(pairs["responseStatus"] == 200);
  const json pair{{"sourceLanguage", "en"}, {"targetLanguage", "de"}};
  const json& listed = pairs["responseData"];
  CHECK(std::find(listed.begin(), listed.end(), pair) != listed.end());
}

TEST_CASE("LibreTranslate: a text gets a text, a list of texts a list of as many") {
  const Translations served;
  const auto translate = [&served](json body) {
    body["target"] = "tr";
    return client::post_json(served, "/libretranslate/translate", body);
  };
  CHECK(json_of(translate({{"q", "Good morning"}, {"source", "en"}})) ==
        json{{"translatedText", "Günaydın"}});
  const auto list = translate(
      {{"q", {"Nothing like it", "Good morning", "", nullptr}}, {"source", "en"}, {"api_key", ""}});
  CHECK(json_of(list)["translatedText"] == json{"", "Günaydın", "", ""});
  CHECK(json_of(translate({{"q", {"Good morning"}}, {"source", "en"}}))["translatedText"] ==
        json{"Günaydın"});
  CHECK(json_of(translate({{"q", json::array()}, {"source", "en"}}))["translatedText"] ==
        json::array());
  const json detected = json_of(translate({{"q", "Good morning"}, {"source", "auto"}}));
  CHECK(detected["translatedText"] == "Günaydın");
  CHECK(detected["detectedLanguage"]["language"] == "en");
  CHECK(json_of(translate({{"q", "Good morning"}, {"source", "en"}, {"alternatives", 3}}))
            .contains("alternatives"));
}

TEST_CASE("LibreTranslate: forms, addresses and what its clients ask beside") {
  const Translations served;
  CHECK(json_of(client::post_form(
            served, "/libretranslate/translate",
            {{"q", "Good morning"}, {"source", "en"}, {"target", "tr"}}))["translatedText"] ==
        "Günaydın");
  CHECK(json_of(served.get(
            "/libretranslate/translate?q=Good+morning&source=en&target=tr"))["translatedText"] ==
        "Günaydın");
  // npm libretranslate names a type, and sends no body.
  const json languages =
      json_of(client::send(served, "GET", "/libretranslate/languages", "", client::kJson));
  CHECK(languages[0] == json{{"code", "de"}, {"name", "German"}, {"targets", {"de", "en", "tr"}}});
  CHECK(json_of(served.get("/libretranslate/spec"))["info"]["title"] == "LibreTranslate");
  CHECK(json_of(served.get("/libretranslate/frontend/settings"))["keyRequired"] == false);
  CHECK(json_of(client::post_json(
            served, "/libretranslate/detect",
            {{"q", "Wie spät ist es jetzt in dieser großen Stadt?"}}))[0]["language"] == "de");
}

TEST_CASE("LibreTranslate: what makes no sense is an error with a text") {
  const Translations served;
  const auto status = [&served](std::string body) {
    const auto response =
        client::send(served, "POST", "/libretranslate/translate", std::move(body), client::kJson);
    CHECK(json_of(response)["error"].is_string());
    return response.status;
  };
  CHECK(status(R"({"q": "x)") == 400);
  CHECK(status(R"(["x"])") == 400);
  CHECK(status(R"({"source":"en","target":"de"})") == 400);
  CHECK(status(R"({"q":"x","source":"en"})") == 400);
  CHECK(status("{\"q\":\"\xFF\xFE\",\"source\":\"en\",\"target\":\"de\"}") == 400);
  CHECK(status(json{{"q", std::vector<std::string>(1001, "x")}, {"target", "de"}}.dump()) == 400);
}

TEST_CASE("DeepL: forms of deepl-node and JSON of deepl-python get texts in their order") {
  const Translations served;
  const auto response = client::post_form(served, "/deepl/v2/translate",
                                          {{"target_lang", "tr"},
                                           {"source_lang", "en"},
                                           {"show_billed_characters", "1"},
                                           {"text", "Good morning"},
                                           {"text", "Nothing like it"}});
  REQUIRE(response.status == 200);
  const json found = json_of(response)["translations"];
  CHECK(found[0] ==
        json{{"detected_source_language", "EN"}, {"text", "Günaydın"}, {"billed_characters", 0}});
  CHECK(found[1]["text"] == "");
  CHECK(found[1]["detected_source_language"] == "EN");
  CHECK(deepl(served, {{"text", {"Good morning"}},
                       {"source_lang", "EN"},
                       {"target_lang", "TR"},
                       {"glossary_id", nullptr}})[0]["text"] == "Günaydın");
  // The SDKs refuse "en" and "pt", and send a region.
  CHECK(
      deepl(served, {{"text", {"Günaydın"}}, {"target_lang", "EN-US"}})[0] ==
      json{{"detected_source_language", "TR"}, {"text", "Good morning"}, {"billed_characters", 0}});
  CHECK(json_of(client::post_form(
            served, "/v2/translate",
            {{"target_lang", "TR"}, {"text", "Good morning"}}))["translations"][0]["text"] ==
        "Günaydın");
}

TEST_CASE("DeepL: Weblate's placeholders stand where the memory has its own") {
  const Translations served;
  const auto translate = [&served](const char* text) {
    return deepl(served, {{"text", {text}},
                          {"source_lang", "EN"},
                          {"target_lang", "DE"},
                          {"tag_handling", "xml"},
                          {"ignore_tags", {"x"}}})[0]["text"]
        .get<std::string>();
  };
  CHECK(translate(R"(Open the file <x id="9"></x> now)") ==
        R"(Öffnen Sie jetzt die Datei <x id="9"></x>)");
  CHECK(translate("Press <b>Start</b> &amp; wait") == "Drücken Sie <b>Start</b> &amp; warten Sie");
  CHECK(translate("Press &lt;b&gt;Start&lt;/b&gt; &amp; wait") ==
        "Drücken Sie &lt;b&gt;Start&lt;/b&gt; &amp; warten Sie");
  CHECK(translate("<p>The report has 12 pages</p>") == "<p>Der Bericht hat 12 Seiten</p>");
  CHECK(translate("<p>The report has 34 pages</p>") == "<p>Der Bericht hat 34 Seiten</p>");
}

TEST_CASE("DeepL: what makes no sense is 400 with a message, never what an SDK tries again") {
  const Translations served;
  const auto refused = [](const calque::server::Response& response) {
    CHECK(json_of(response)["message"].is_string());
    return response.status;
  };
  const char* const path = "/deepl/v2/translate";
  CHECK(refused(client::send(served, "POST", path, R"({"text": [)", client::kJson)) == 400);
  CHECK(refused(client::post_form(served, path, {{"target_lang", "de"}})) == 400);
  CHECK(refused(client::post_form(served, path, {{"text", "a"}})) == 400);
  CHECK(refused(client::post_form(
            served, path, {{"text", "a"}, {"target_lang", "de"}, {"glossary_id", "none"}})) == 404);
  CHECK(deepl(served, {{"text", {"Good morning"}}, {"target_lang", "zz"}})[0]["text"] == "");
}

TEST_CASE("DeepL: languages, usage and pairs are as the SDKs read them") {
  const Translations served;
  CHECK(json_of(served.get("/deepl/v2/languages?type=source"))[0] ==
        json{{"language", "DE"}, {"name", "German"}, {"supports_formality", false}});
  const json targets = json_of(served.get("/v2/languages?type=target"));
  CHECK(std::any_of(targets.begin(), targets.end(),
                    [](const json& one) { return one["language"] == "EN-US"; }));
  const json usage = json_of(served.get("/deepl/v2/usage"));
  CHECK(usage["character_count"] == 0);
  CHECK(usage["character_limit"] > 1'000'000);
  CHECK_FALSE(
      json_of(served.get("/deepl/v2/glossary-language-pairs"))["supported_languages"].empty());
}

TEST_CASE("MyMemory: MateCat's multipart, OmegaT's and Okapi's addresses") {
  const Translations served;
  const auto best = [](const calque::server::Response& response) {
    CHECK(response.status == 200);
    return json_of(response)["responseData"]["translatedText"].get<std::string>();
  };
  CHECK(best(client::send(served, "POST", "/mymemory/get",
                          client::multipart("b0", {{"q", "Good morning"},
                                                   {"langpair", "en-US|tr-TR"},
                                                   {"de", "a@b.c"},
                                                   {"mt", "1"},
                                                   {"numres", "3"}}),
                          "multipart/form-data; boundary=b0")) == "Günaydın");
  const auto response = served.get("/mymemory/get?langpair=en%7Ctr&mt=0&of=json&q=Good+morning");
  CHECK(best(response) == "Günaydın");
  const json match = json_of(response)["matches"][0];
  CHECK(match["match"] == 1.0);
  CHECK(match["last-update-date"].get<std::string>().size() == 19);
  for (const char* name : {"created-by", "last-updated-by", "reference", "id"}) {
    CHECK(match[name].is_string());
  }
  const json nothing = json_of(served.get("/mymemory/get?q=Good+morning&langpair=en|zz"));
  CHECK(nothing["matches"] == json::array());
  CHECK(nothing["responseData"]["translatedText"] == "");
  CHECK(json_of(served.get("/mymemory/get?q=x"))["responseStatus"] == 400);
}

TEST_CASE("MyMemory: a pair that was set is found") {
  const Translations served;
  const auto set = client::send(served, "POST", "/mymemory/set",
                                client::multipart("----x", {{"seg", "See you later"},
                                                            {"tra", "Görüşürüz"},
                                                            {"langpair", "en-US|tr-TR"},
                                                            {"prop", ""}}),
                                "multipart/form-data; boundary=\"----x\"");
  CHECK(json_of(set)["responseStatus"] == 200);
  CHECK(served.get("/mymemory/get?q=See+you+later&langpair=en|tr").body.find("Görüşürüz") !=
        std::string::npos);
}

TEST_CASE("MediaWiki: its remote memory has a quality from 0 to 1 and a text as address") {
  const Translations served;
  const json found = json_of(served.get(
      "/mediawiki/api.php?format=json&action=ttmserver&sourcelanguage=en&targetlanguage=tr&"
      "text=Good+morning"));
  REQUIRE(found["ttmserver"].size() == 1);
  CHECK(found["ttmserver"][0]["target"] == "Günaydın");
  CHECK(found["ttmserver"][0]["quality"] == 1.0);
  CHECK(found["ttmserver"][0]["uri"].is_string());
  CHECK(json_of(served.get("/mediawiki/api.php?action=ttmserver&sourcelanguage=en&"
                           "targetlanguage=zz&text=Good+morning"))["ttmserver"] == json::array());
}

TEST_CASE("a path may name one memory of several") {
  const Served served;
  CHECK(served.get("/memories/news/tmserver/en/tr/unit/Good%20morning").status == 200);
  CHECK(served.get("/memories/none/tmserver/en/tr/unit/Good%20morning").status == 404);
  CHECK(text_of(json_of(served.get(
            "/memories/news/apertium/translate?q=Good+morning&langpair=en|tr"))) == "Günaydın");
}
