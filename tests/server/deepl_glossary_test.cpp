#include "catch.h"
#include "server/client_requests.h"

using nlohmann::json;

namespace {

json made(const Served& served, std::string_view path, client::Fields fields) {
  const auto response = client::post_form(served, path, fields);
  INFO(response.body);
  CHECK(response.status == 201);
  return json_of(response);
}

json office(const Served& served) {
  return made(served, "/deepl/v2/glossaries",
              {{"name", "office"},
               {"source_lang", "en"},
               {"target_lang", "de"},
               {"entries_format", "tsv"},
               {"entries", "file\tDatei\nc d\te+f\n"}});
}

}  // namespace

TEST_CASE("a DeepL glossary is made, read, and deleted as the SDKs do it") {
  const Served served;
  const json glossary = office(served);
  CHECK(glossary["name"] == "office");
  CHECK(glossary["ready"] == true);
  CHECK(glossary["entry_count"] == 2);
  CHECK(glossary["source_lang"] == "en");
  const std::string created = glossary["creation_time"];
  CHECK(created.size() == 24);
  CHECK(created.ends_with(".000Z"));
  const std::string one = "/deepl/v2/glossaries/" + glossary["glossary_id"].get<std::string>();
  CHECK(json_of(served.get(one)) == glossary);
  CHECK(served.get(one + "/entries").body == "file\tDatei\nc d\te+f\n");
  CHECK(json_of(served.get("/v2/glossaries"))["glossaries"] == json::array({glossary}));
  CHECK(json_of(client::post_form(
            served, "/v2/translate",
            {{"text", "Click Save & close."},
             {"target_lang", "de"},
             {"glossary_id",
              glossary["glossary_id"].get<std::string>()}}))["translations"][0]["text"] ==
        "Klicken Sie auf Speichern.");
  CHECK(served.send(Served::request("DELETE", one)).status == 204);
  CHECK(served.get(one).status == 404);
  CHECK(json_of(served.get("/v2/glossaries"))["glossaries"] == json::array());
}

TEST_CASE("equal entries of two glossaries do not lose themselves in each other") {
  const Served served;
  const json first = office(served);
  const json second = office(served);
  CHECK(first["glossary_id"] != second["glossary_id"]);
  CHECK(json_of(served.get("/v2/glossaries"))["glossaries"] == json::array({first, second}));
}

TEST_CASE("terms of a client's glossary are terms of the memory's own") {
  const Served served;
  office(served);
  CHECK(served.get("/files/glossary.en.de.txt").body.find("file\tDatei") != std::string::npos);
}

TEST_CASE("a glossary of several pairs of languages is changed piece by piece") {
  const Served served;
  const json dictionaries{{{"source_lang", "en"},
                           {"target_lang", "de"},
                           {"entries", "file\tDatei"},
                           {"entries_format", "tsv"}},
                          {{"source_lang", "en"},
                           {"target_lang", "tr"},
                           {"entries", "file,dosya\n\"a, b\",c\n"},
                           {"entries_format", "csv"}}};
  const auto response = client::post_json(served, "/deepl/v3/glossaries",
                                          {{"name", "all"}, {"dictionaries", dictionaries}});
  REQUIRE(response.status == 201);
  const json glossary = json_of(response);
  CHECK(glossary["dictionaries"][1]["entry_count"] == 2);
  const std::string one = "/deepl/v3/glossaries/" + glossary["glossary_id"].get<std::string>();
  const auto entries = [&](const char* target) {
    return json_of(served.get(one + "/entries?source_lang=en&target_lang=" + target));
  };
  CHECK(entries("tr")["dictionaries"][0]["entries"] == "file\tdosya\na, b\tc\n");

  // deepl-node sends a form.
  const auto changed =
      client::send(served, "PATCH", one,
                   client::form({{"name", "more"},
                                 {"dictionaries[0].source_lang", "en"},
                                 {"dictionaries[0].target_lang", "de"},
                                 {"dictionaries[0].entries", "file\tAkte\nnew\tneu"},
                                 {"dictionaries[0].entries_format", "tsv"}}),
                   client::kForm);
  CHECK(changed.status == 200);
  CHECK(json_of(served.get(one))["name"] == "more");
  CHECK(entries("de")["dictionaries"][0]["entries"] == "file\tAkte\nnew\tneu\n");
  CHECK(entries("tr")["dictionaries"][0]["entries"] == "file\tdosya\na, b\tc\n");

  const json other{{"source_lang", "en"}, {"target_lang", "de"}, {"entries", "x\ty"}};
  CHECK(client::send(served, "PUT", one + "/dictionaries", other.dump(), client::kJson).status ==
        200);
  CHECK(entries("de")["dictionaries"][0]["entries"] == "x\ty\n");
  CHECK(served.send(Served::request("DELETE", one + "/dictionaries?source_lang=en&target_lang=tr"))
            .status == 204);
  CHECK(served.get(one + "/entries?source_lang=en&target_lang=tr").status == 404);
  CHECK(json_of(served.get(one))["dictionaries"].size() == 1);
}

TEST_CASE("glossaries that cannot be stored are refused with a message") {
  const Served served;
  const auto refused = [&served](client::Fields fields) {
    const auto response = client::post_form(served, "/v2/glossaries", fields);
    CHECK(json_of(response)["message"].is_string());
    return response.status;
  };
  CHECK(refused({{"name", "x"}}) == 400);
  CHECK(
      refused({{"name", ""}, {"source_lang", "en"}, {"target_lang", "de"}, {"entries", "a\tb"}}) ==
      400);
  CHECK(refused({{"name", "x"}, {"source_lang", "en"}, {"target_lang", "de"}, {"entries", "a"}}) ==
        400);
  CHECK(refused({{"name", "x"}, {"source_lang", "en"}, {"target_lang", "de"}, {"entries", ""}}) ==
        400);
  CHECK(refused({{"name", "x"}, {"source_lang", ""}, {"target_lang", "de"}, {"entries", "a\tb"}}) ==
        400);
  CHECK(refused({{"name", "x"},
                 {"source_lang", "en"},
                 {"target_lang", "de"},
                 {"entries", "a\tb"},
                 {"entries_format", "xml"}}) == 400);
  const std::string long_term = std::string(2'000, 'x') + "\tb";
  CHECK(
      refused(
          {{"name", "x"}, {"source_lang", "en"}, {"target_lang", "de"}, {"entries", long_term}}) ==
      400);
  for (const char* path :
       {"/v2/glossaries/none", "/v3/glossaries/none", "/v2/glossaries/none/entries",
        "/v2/glossaries/def3a26b-3e84-45b3-84ae-0c0aaf3525f7"}) {
    const auto response = served.get(path);
    CHECK(response.status == 404);
    CHECK(json_of(response)["message"].is_string());
  }
}

TEST_CASE("the memories that are served are DeepL's translation memories") {
  const Served served;
  const json list = json_of(served.get("/deepl/v3/translation_memories?page=0&page_size=25"));
  REQUIRE(list["translation_memories"].size() == 1);
  const json memory = list["translation_memories"][0];
  CHECK(memory["name"] == "news");
  CHECK(memory["segment_count"] == 3);
  CHECK(memory["source_language"] == "en");
  const std::string id = memory["translation_memory_id"];
  const std::string one = "/deepl/v3/translation_memories/" + id;
  CHECK(json_of(served.get(one)) == memory);
  const json first = json_of(served.get(one + "/segments?page_size=2"));
  REQUIRE(first["segments"].size() == 2);
  CHECK(first["segments"][0]["source_text"] == "Good morning");
  CHECK(first["segments"][0]["targets"][0]["target_text"] == "Günaydın");
  const json second = json_of(served.get(
      one + "/segments?page_size=2&page_cursor=" + first["next_page_cursor"].get<std::string>()));
  CHECK(second["segments"].size() == 1);
  CHECK(second["next_page_cursor"].is_null());
  CHECK(json_of(served.get(one + "/segments?filter_text=ferry"))["segments"].size() == 1);
  CHECK(served.get(one + "/segments?page_cursor=-1").status == 400);
  CHECK(served.get(one + "/segments?page_cursor=x").status == 400);
  CHECK(json_of(client::post_form(
            served, "/v2/translate",
            {{"text", "Good mornings"},
             {"source_lang", "en"},
             {"target_lang", "tr"},
             {"translation_memory_id", id},
             {"translation_memory_threshold", "100"}}))["translations"][0]["text"] == "");
  CHECK(served.get("/v3/translation_memories/none").status == 404);
}
