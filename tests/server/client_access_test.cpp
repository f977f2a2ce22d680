#include "server/client_access.h"

#include "catch.h"
#include "server/client_requests.h"
#include "server/tokens.h"

using namespace calque;
using nlohmann::json;

namespace {

/// Somebody who may read, somebody who may suggest, and the server that knows them.
struct Office {
  Office() {
    server::TokenList list;
    const auto add = [&list](const char* name, server::Role role) {
      return list.add(name, std::vector<server::Identity::Grant>{{.memory = "news", .role = role}},
                      "20260101T000000Z");
    };
    reader = add("reader", server::Role::read);
    suggester = add("suggester", server::Role::suggest);
    list.write(folder / "tokens");
    served.emplace(server::ServerOptions{.token_file = (folder / "tokens").string()});
  }

  TemporaryFolder folder;
  std::string reader;
  std::string suggester;
  std::optional<Served> served;
};

}  // namespace

TEST_CASE("a key is found wherever clients put it") {
  const Office office;
  const Served& served = *office.served;
  const json libre{{"q", "Good morning"}, {"source", "en"}, {"target", "tr"}};
  const auto with_key = [&](const char* name) {
    json body = libre;
    body[name] = office.reader;
    return client::post_json(served, "/libretranslate/translate", body).status;
  };
  CHECK(with_key("api_key") == 200);
  CHECK(with_key("apiKey") == 200);
  CHECK(with_key("other") == 403);
  CHECK(client::post_form(served, "/v2/translate",
                          {{"text", "a"}, {"target_lang", "tr"}, {"auth_key", office.reader}})
            .status == 200);
  auto header = Served::request("GET", "/deepl/v2/usage");
  header.headers.set("Authorization", "DeepL-Auth-Key " + office.reader);
  CHECK(served.send(std::move(header)).status == 200);
  CHECK(served.get("/deepl/v2/usage").status == 403);
  const std::string apertium = "/apertium/translate?q=Good+morning&langpair=en|tr&key=";
  CHECK(json_of(served.get(apertium + office.reader))["responseStatus"] == 200);
  CHECK(json_of(served.get(apertium))["responseStatus"] == 403);
  CHECK(served.get("/files/news.tmx").status == 403);
  CHECK(served.get("/files/news.tmx?key=" + office.reader).status == 200);
  CHECK(served.get("/tmserver/en/tr/unit/a").status == 403);
}

TEST_CASE("who may only read stores nothing, and what is suggested is not confirmed") {
  const Office office;
  const Served& served = *office.served;
  const auto store = [&](const std::string& key) {
    return client::send(served, "POST", "/tmserver/en/tr/store/a.po?key=" + key,
                        R"([{"source":"See you","target":"Görüşürüz"}])", client::kForm)
        .status;
  };
  CHECK(store(office.reader) == 403);
  CHECK(store(office.suggester) == 200);
  const std::string unit = "/tmserver/en/tr/unit/See%20you?key=" + office.reader;
  const json found = json_of(served.get(unit));
  REQUIRE(found.size() == 1);
  // A point less for a translation that nobody has confirmed.
  CHECK(found[0]["quality"] == 99.0);
  CHECK(client::post_form(served, "/v2/glossaries",
                          {{"name", "x"},
                           {"source_lang", "en"},
                           {"target_lang", "de"},
                           {"entries", "a\tb"},
                           {"auth_key", office.suggester}})
            .status == 403);
}

TEST_CASE("nothing is stored where nothing may be written") {
  const Served served({.read_only = true});
  CHECK(client::send(served, "POST", "/tmserver/en/tr/store/a.po",
                     R"([{"source":"a","target":"b"}])", client::kForm)
            .status == 403);
  CHECK(json_of(client::post_form(
            served, "/mymemory/set",
            {{"seg", "a"}, {"tra", "b"}, {"langpair", "en|tr"}}))["responseStatus"] == 403);
  CHECK(client::post_form(
            served, "/v2/glossaries",
            {{"name", "x"}, {"source_lang", "en"}, {"target_lang", "de"}, {"entries", "a\tb"}})
            .status == 403);
}
