#include "catch.h"
#include "server/client_requests.h"

using nlohmann::json;

namespace {

json units(const Served& served, std::string_view target) {
  const auto response = served.get(target);
  CHECK(response.status == 200);
  return json_of(response);
}

}  // namespace

TEST_CASE("tmserver gives units best first, with a quality that is a float") {
  const Served served;
  const auto response = served.get("/tmserver/en/tr/unit/Good%20morning");
  REQUIRE(response.status == 200);
  CHECK(response.content_type == "application/json; charset=utf-8");
  CHECK(response.headers.get("Cache-Control") == "no-store");
  // Okapi casts the quality to Double: an integer ends its lookup.
  CHECK(response.body.find("\"quality\":100.0") != std::string::npos);
  const json found = json_of(response);
  REQUIRE(found.size() == 1);
  CHECK(found[0]["source"] == "Good morning");
  CHECK(found[0]["target"] == "Günaydın");
  CHECK(found[0]["context"] == "");
}

TEST_CASE("tmserver repairs what is safe, and says so by a quality below 100") {
  const Served served;
  CHECK(client::send(served, "POST", "/tmserver/en/tr/unit/Delete%2010%20files.",
                     R"({"source":"Delete 10 files.","target":"10 dosyayı sil."})", client::kJson)
            .status == 200);
  const json found = units(served, "/tmserver/en/tr/unit/Delete%2012%20files.");
  REQUIRE(found.size() == 1);
  CHECK(found[0]["target"] == "12 dosyayı sil.");
  CHECK(found[0]["source"] == "Delete 10 files.");
  CHECK(found[0]["quality"] < 100);
}

TEST_CASE("tmserver knows languages in every spelling of its clients") {
  const Served served;
  for (const char* pair : {"EN/TR", "en_us/tr", "en-US/tr_tr", "eng/tur", "en_GB.UTF-8/tr"}) {
    INFO(pair);
    CHECK(units(served, std::string("/tmserver/") + pair + "/unit/Good%20morning").size() == 1);
  }
}

TEST_CASE("tmserver has no units for what it does not know, and no error") {
  const Served served;
  for (const char* path :
       {"en/de/unit/test", "en/zz/unit/Good%20morning", "zz/tr/unit/Good%20morning",
        "en/en/unit/Good%20morning", "en/%20/unit/Good%20morning", "auto/tr/unit/Good%20morning",
        "en/tr/unit/", "en/tr/unit", "en/tr/unit/%20%0A", "en/tr/unit/..", "en/tr/unit/a%2Fb%3F%0A",
        "en/tr/unit/a/b//c"}) {
    INFO(path);
    CHECK(units(served, std::string("/tmserver/") + path) == json::array());
  }
  CHECK(units(served, "/tmserver/en/tr/unit/" + client::escaped(std::string(9'000, 'x'))) ==
        json::array());
  CHECK(served.get("/tmserver/en/tr/unit/%FF%FE").status == 400);
}

TEST_CASE("tmserver takes amaGama's parameters") {
  const Served served;
  CHECK(units(served, "/tmserver/en/tr/unit/?source=Good+morning").size() == 1);
  CHECK(units(served, "/tmserver/en/tr/unit/Good%20mornin?min_similarity=100").empty());
  CHECK(units(served, "/tmserver/en/tr/unit/Good%20morning?max_candidates=1&style=gnome").size() ==
        1);
  CHECK(units(served, "/tmserver/en/tr/unit/Good%20morning?max_candidates=99999").size() == 1);
  CHECK(served.get("/tmserver/en/tr/unit/x?max_candidates=many").status == 400);
}

TEST_CASE("tmserver lists languages as Weblate spells them") {
  Served served;
  const json list = units(served, "/tmserver/languages/");
  CHECK(list["sourceLanguages"] == json{"de", "en", "tr"});
  CHECK(list["targetLanguages"] == list["sourceLanguages"]);
  CHECK(client::send(served, "POST", "/tmserver/en/pt_BR/unit/Good%20morning",
                     R"({"source":"Good morning","target":"Bom dia"})", client::kJson)
            .status == 200);
  CHECK(units(served, "/tmserver/languages")["targetLanguages"] ==
        json{"de", "en", "pt", "pt_br", "tr"});
  CHECK(units(served, "/tmserver/en/pt/unit/Good%20morning").size() == 1);
}

TEST_CASE("tmserver stores a file as Virtaal sends it, and the same file again in its place") {
  const Served served;
  const char* const path = "/tmserver/en/tr/store/%2Fhome%2Fu%2Fa%20file.po";
  const json first{{{"source", "Save as"}, {"target", "Farklı kaydet"}, {"context", "menu"}},
                   {{"source", "Undo"}, {"target", "Geri al"}, {"context", ""}},
                   {{"source", "Untranslated"}, {"target", ""}, {"context", ""}}};
  const auto stored = client::send(served, "POST", path, first.dump(), client::kForm);
  CHECK(stored.status == 200);
  CHECK(stored.body == "added 2 units from a file.po\n");
  const json found = units(served, "/tmserver/en/tr/unit/Save%20as");
  REQUIRE(found.size() == 1);
  CHECK(found[0]["context"] == "menu");
  CHECK(client::send(served, "POST", path, first.dump(), client::kForm).body ==
        "added 0 units from a file.po\n");
  const json second{{{"source", "Undo"}, {"target", "Geri"}}};
  CHECK(client::send(served, "POST", path, second.dump(), client::kForm).status == 200);
  const json undo = units(served, "/tmserver/en/tr/unit/Undo");
  REQUIRE(undo.size() == 1);
  CHECK(undo[0]["target"] == "Geri");
}

TEST_CASE("tmserver refuses units that cannot be stored, and stores none of them") {
  const Served served;
  const auto store = [&served](std::string_view pair, std::string body) {
    return client::send(served, "POST", "/tmserver/" + std::string(pair) + "/store/a.po",
                        std::move(body), client::kForm)
        .status;
  };
  CHECK(store("en/tr", "[{\"source\":\"a\"") == 400);
  CHECK(store("en/tr", "7") == 400);
  CHECK(store("en/tr", "[7]") == 400);
  CHECK(store("en/tr", R"([{"source":"a","target":"b\u0001"}])") == 400);
  CHECK(store("en/not a language", R"([{"source":"a","target":"b"}])") == 400);
  CHECK(store("en/tr", std::string(100'000, '[')) == 400);
  CHECK(units(served, "/tmserver/en/tr/unit/a").empty());
}

TEST_CASE("of equal qualities the first is the greater: Weblate keeps the last of equal ones") {
  const Served served;
  for (const char* target : {"Tamam", "Olur"}) {
    const json unit{{"source", "That is quite all right"}, {"target", target}};
    client::send(served, "PUT", "/tmserver/en/tr/unit/x", unit.dump(), client::kJson);
  }
  const json found = units(served, "/tmserver/en/tr/unit/That%20is%20quite%20all%20right");
  REQUIRE(found.size() == 2);
  CHECK(found[0]["quality"] > found[1]["quality"]);
}
