#include "server/service.h"

#include <filesystem>

#include "catch.h"
#include "server/served.h"

using namespace calque;
using namespace calque::server;

namespace {

/// A file of tokens, and the secrets in it.
struct Tokens {
  explicit Tokens(const std::filesystem::path& path) {
    TokenList list;
    const auto add = [&list](const char* name, Role role, const char* memory) {
      return list.add(name, std::vector<server::Identity::Grant>{{.memory = memory, .role = role}},
                      "20260101T000000Z");
    };
    reader = add("reader", Role::read, "");
    writer = add("writer", Role::write, "news");
    stranger = add("stranger", Role::admin, "other");
    list.write(path);
  }
  std::string reader;
  std::string writer;
  std::string stranger;
};

Request with(Request request, const char* header, const std::string& value) {
  request.headers.set(header, value);
  return request;
}

constexpr const char* kMatch =
    "/api/v1/memories/news/match?q=Good+morning&source_lang=en&target_lang=tr";

}  // namespace

TEST_CASE("a memory is found by its name, or is the first without one") {
  const Served served;
  for (const char* base : {"/api/v1", "/api/v1/memories/news"}) {
    const Response response =
        served.get(std::string(base) + "/match?q=Good+morning&source_lang=en&target_lang=tr");
    REQUIRE(response.status == 200);
    CHECK(json_of(response)["matches"][0]["target"] == "Günaydın");
    CHECK(json_of(response)["matches"][0]["rate"] == 100);
  }
  CHECK(served.get("/api/v1/memories/other/match?q=a&source_lang=en&target_lang=tr").status == 404);
}

TEST_CASE("texts are answered in their order, each line of a stream by itself") {
  const Served served;
  const Response batch = served.post(
      "/api/v1/match", {{"source_lang", "en"},
                        {"target_lang", "tr"},
                        {"queries", {{{"text", "Nothing like it"}}, {{"text", "Good morning"}}}}});
  REQUIRE(batch.status == 200);
  CHECK(json_of(batch)["answers"][0]["matches"].empty());
  CHECK(json_of(batch)["answers"][1]["matches"][0]["target"] == "Günaydın");

  Response stream =
      served.send(Served::request("POST", "/api/v1/match/stream?source_lang=en&target_lang=tr",
                                  "{\"text\":\"Good morning\"}\n\nnonsense\n{\"text\":\"Good "
                                  "morning\",\"target_lang\":\"de\"}"));
  std::string lines;
  for (bool end = false; !end;) {
    BodyStream::Piece piece = stream.stream->next();
    lines += piece.bytes;
    end = piece.end;
  }
  CHECK(std::ranges::count(lines, '\n') == 3);
  CHECK(lines.find("Günaydın") < lines.find("\"invalid\""));
}

TEST_CASE("an unknown pair of languages has no matches, and is no error") {
  const Served served;
  const Response response = served.get("/api/v1/match?q=test&source_lang=fi&target_lang=ja");
  CHECK(response.status == 200);
  CHECK(json_of(response)["matches"].empty());
}

TEST_CASE("what makes no sense is told, with the member concerned") {
  const Served served;
  for (const auto& [body, member] : std::vector<std::pair<std::string, std::string>>{
           {"{", "the body"},
           {"[]", "object"},
           {"{\"target_lang\":\"tr\",\"text\":\"a\"}", "source_lang"},
           {R"({"source_lang":"en","target_lang":"tr"})", "text"},
           {R"({"source_lang":"en","target_lang":"tr","text":5})", "text"},
           {R"({"source_lang":"en","target_lang":"tr","text":"a","min":1.5})", "min"},
           {R"({"source_lang":"en","target_lang":"tr","text":"a","min":18446744073709551615})",
            "min"},
           {R"({"source_lang":"en","target_lang":"tr","text":"a","limit":0})", "limit"},
           {R"({"source_lang":"e n","target_lang":"tr","text":"a"})", "source_lang"},
           {R"({"source_lang":"en","target_lang":"tr","markup":"<bpt>"})", "markup"},
           {R"({"source_lang":"en","target_lang":"tr","queries":{}})", "queries"},
           {R"({"source_lang":"en","target_lang":"tr","queries":[1]})", "query"},
           {R"({"source_lang":"en","target_lang":"tr","text":"a\u0000b"})", "control"},
           {std::string(200, '['), "deep"}}) {
    INFO(body);
    const Response response = served.send(Served::request("POST", "/api/v1/match", body));
    CHECK(response.status == 400);
    CHECK(json_of(response)["code"] == "invalid");
    CHECK(json_of(response)["detail"].get<std::string>().find(member) != std::string::npos);
  }
}

TEST_CASE("a page elsewhere can neither read nor write, by whatever name it calls the server") {
  const Served served;
  const Request plain = Served::request("GET", kMatch);
  CHECK(served.send(plain).status == 200);
  for (const char* host : {"localhost:8675", "[::1]:8675", "192.168.0.7", "LOCALHOST."}) {
    CHECK(served.send(with(plain, "Host", host)).status == 200);
  }
  for (const char* host :
       {"evil.example:8675", "127.0.0.1.evil.example", "localhost.evil.example", "[evil", ""}) {
    INFO(host);
    CHECK(served.send(with(plain, "Host", host)).status == 421);
  }
  CHECK(served.send(with(plain, "Origin", "http://127.0.0.1:8675")).status == 200);
  for (const char* origin :
       {"https://evil.example", "null", "http://127.0.0.1:80", "http://127.0.0.1:86755", ""}) {
    INFO(origin);
    const Response response = served.send(with(plain, "Origin", origin));
    CHECK(response.status == 403);
    CHECK_FALSE(response.headers.has("Access-Control-Allow-Origin"));
  }
  CHECK(served.send(with(plain, "Sec-Fetch-Site", "cross-site")).status == 403);
  CHECK(served.send(with(with(plain, "Sec-Fetch-Site", "cross-site"), "Sec-Fetch-Mode", "navigate"))
            .status == 200);
  CHECK(served.send(with(plain, "Sec-Fetch-Site", "same-origin")).status == 200);
}

TEST_CASE("an origin that was named may read, and is told so before it asks") {
  const Served served({.hosts = {"tm.example"}, .origins = {"https://pages.example"}});
  const Request plain = with(Served::request("GET", kMatch), "Host", "tm.example");
  const Response response = served.send(with(plain, "Origin", "https://pages.example"));
  CHECK(response.status == 200);
  CHECK(response.headers.get("Access-Control-Allow-Origin") == "https://pages.example");
  CHECK(response.headers.get("Vary") == "Origin");
  CHECK(served.send(with(plain, "Origin", "https://pages.example.evil")).status == 403);
  Request question = with(plain, "Origin", "https://pages.example");
  question.method = "OPTIONS";
  CHECK(served.send(with(question, "Access-Control-Request-Method", "PUT")).status == 204);
}

TEST_CASE("with tokens, each may do what its role allows, in the memories that it names") {
  const TemporaryFolder folder;
  const Tokens tokens(folder / "tokens");
  const Served served({.token_file = (folder / "tokens").string()});
  const auto status = [&served](const char* target, const std::string& token) {
    return served.send(with(Served::request("GET", target), "Authorization", "Bearer " + token))
        .status;
  };
  CHECK(served.get(kMatch).status == 401);
  CHECK(served.get(kMatch).headers.has("WWW-Authenticate"));
  CHECK(served.get("/health").status == 200);
  CHECK(status(kMatch, "calque_wrong") == 401);
  CHECK(status(kMatch, "") == 401);
  CHECK(status(kMatch, tokens.reader) == 200);
  CHECK(status(kMatch, tokens.writer) == 200);
  CHECK(status(kMatch, tokens.stranger) == 404);
  CHECK(status("/api/v1/memories/none/match?q=a&source_lang=en&target_lang=tr", tokens.writer) ==
        404);
  CHECK(served.get(std::string(kMatch) + "&key=" + tokens.reader).status == 200);
  const Request plain = Served::request("GET", kMatch);
  CHECK(served.send(with(plain, "X-Api-Key", tokens.reader)).status == 200);
  CHECK(served.send(with(plain, "Cookie", "a=b; calque=" + tokens.reader)).status == 200);
  CHECK(served.send(with(plain, "Authorization", "DeepL-Auth-Key " + tokens.reader)).status == 200);
  CHECK(served.send(with(plain, "Authorization", "Basic ==")).status == 401);
}

TEST_CASE("without tokens, one that a client sends all the same does no harm") {
  const Served served;
  CHECK(served.send(with(Served::request("GET", kMatch), "Authorization", "Bearer x")).status ==
        200);
}

TEST_CASE("what is nowhere, and what is done wrongly, is told apart") {
  const Served served;
  CHECK(served.get("/nowhere").status == 404);
  const Response response = served.send(Served::request("DELETE", "/api/v1/match"));
  CHECK(response.status == 405);
  CHECK(response.headers.get("Allow") == "GET, HEAD, POST");
}
