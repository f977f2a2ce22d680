#include <fstream>
#include <future>

#include "catch.h"
#include "server/apis.h"
#include "server/precondition.h"
#include "server/served.h"

using namespace calque;
using namespace calque::server;

namespace {

constexpr const char* kUnits = "/api/v1/memories/news/units";

nlohmann::ordered_json unit(const char* english, const char* turkish) {
  return {{"variants", {{{"lang", "en"}, {"text", english}}, {{"lang", "tr"}, {"text", turkish}}}}};
}

Request with_match(Request request, const std::string& tag) {
  request.headers.set("If-Match", tag);
  return request;
}

std::string tag_of(const Response& response) {
  return std::string(response.headers.get("ETag"));
}

std::string whole(Response response) {
  std::string bytes = response.body;
  while (response.stream) {
    BodyStream::Piece piece = response.stream->next();
    bytes += piece.bytes;
    if (piece.end) break;
  }
  return bytes;
}

/// What became of a task.
nlohmann::json outcome(const Served& served, const Response& begun) {
  REQUIRE(begun.status == 202);
  const std::string address(begun.headers.get("Location"));
  for (int i = 0; i < 500; ++i) {
    const auto task = json_of(served.get(address));
    if (task["state"] != "waiting" && task["state"] != "running") return task;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return {};
}

Request import_of(Served& served, const std::string& content, const std::string& query) {
  Request request = Served::request("POST", "/api/v1/import?" + query);
  request.body_file = served.folder() / "body";
  std::ofstream(request.body_file) << content;
  return request;
}

}  // namespace

TEST_CASE(
    "a unit is added, read, changed and removed, each change by who has seen what was there") {
  Served served;
  const Response added = served.post(kUnits, unit("Good night", "İyi geceler"));
  REQUIRE(added.status == 201);
  const std::string address(added.headers.get("Location"));
  CHECK(json_of(added)["batch"] == 2);

  const Response first = served.get(address);
  REQUIRE(first.status == 200);
  CHECK(json_of(first)["variants"][1]["text"] == "İyi geceler");
  Request again = Served::request("GET", address);
  again.headers.set("If-None-Match", tag_of(first));
  CHECK(served.send(again).status == 304);

  const Request change = Served::request(
      "PATCH", address, R"({"variants":[{"lang":"tr","text":"Geceniz hayırlı olsun"}]})");
  CHECK(served.send(change).status == 428);
  const Response changed = served.send(with_match(change, tag_of(first)));
  REQUIRE(changed.status == 200);
  CHECK(json_of(changed)["unit"]["variants"][1]["text"] == "Geceniz hayırlı olsun");
  CHECK(tag_of(changed) != tag_of(first));

  const Response late = served.send(with_match(change, tag_of(first)));
  CHECK(late.status == 412);
  CHECK(json_of(late)["code"] == "version-conflict");
  CHECK(json_of(late)["current"]["variants"][1]["text"] == "Geceniz hayırlı olsun");

  const Request removal = Served::request("DELETE", address);
  CHECK(served.send(removal).status == 428);
  CHECK(served.send(with_match(removal, "W/" + tag_of(changed))).status == 200);
  CHECK(served.get(address).status == 404);
}

TEST_CASE("a unit is known by its uid and by its number, and others by neither") {
  const Served served;
  const auto units = json_of(served.get(std::string(kUnits) + "?limit=2"));
  REQUIRE(units["units"].size() == 2);
  CHECK(units["next"] == 2);
  const std::string uid = units["units"][0]["uid"];
  CHECK(json_of(served.get(std::string(kUnits) + "/" + uid))["unit"] == 1);
  CHECK(json_of(served.get(std::string(kUnits) + "/1"))["uid"] == uid);
  for (const char* wrong : {"0", "-1", "99", "x", "00000000000000000000000000000000", "1x"}) {
    CHECK(served.get(std::string(kUnits) + "/" + wrong).status == 404);
  }
  CHECK(json_of(served.get(std::string(kUnits) + "?cursor=2"))["units"].size() == 1);
}

TEST_CASE("a unit whose texts are known is not added again, and leaves no batch") {
  const Served served;
  const Response response = served.post(kUnits, unit("Good morning", "Günaydın"));
  CHECK(response.status == 200);
  CHECK(json_of(response)["units"][0]["known"] == true);
  CHECK(json_of(served.get("/api/v1/batches"))["batches"].size() == 1);
}

TEST_CASE("several units are one batch, which is undone as one") {
  const Served served;
  const Response added = served.post(
      kUnits, {{"units", {unit("One", "Bir"), unit("Two", "İki")}}, {"sitting", "morning"}});
  REQUIRE(added.status == 201);
  const auto number = json_of(added)["batch"].get<int>();
  const std::string address = "/api/v1/batches/" + std::to_string(number);
  const auto batch = json_of(served.get(address));
  CHECK(batch["added"] == 2);
  CHECK(batch["sitting"] == "morning");
  CHECK(served.send(Served::request("POST", address + "/undo")).status == 200);
  CHECK(served.send(Served::request("POST", address + "/undo")).status == 409);
  CHECK(json_of(served.get("/api/v1/stats"))["units"] == 3);
  CHECK(served.get("/api/v1/batches/77").status == 404);
}

TEST_CASE("a change that makes no sense stores nothing, and says why") {
  const Served served;
  for (const auto& [body, word] : std::vector<std::pair<std::string, std::string>>{
           {R"({"variants":[]})", "two texts"},
           {R"({"variants":[{"lang":"en","text":"a"}]})", "two texts"},
           {R"({"variants":[{"lang":"en","text":"a"},{"lang":"tr","text":" "}]})", "empty"},
           {R"({"variants":[{"lang":"en","text":"a"},{"lang":"!","text":"b"}]})", "lang"},
           {R"({"variants":"x"})", "list"},
           {R"({"units":[]})", "units"},
           {R"({"units":[5]})", "object"},
           {R"({"variants":[{"lang":"en","text":"a"},{"lang":"tr","text":"b"}],"props":[{}]})",
            "type"}}) {
    INFO(body);
    const Response response = served.send(Served::request("POST", kUnits, body));
    CHECK(response.status == 400);
    CHECK(json_of(response)["detail"].get<std::string>().find(word) != std::string::npos);
  }
  Request change = Served::request("PATCH", std::string(kUnits) + "/1", R"({"varants":[]})");
  change.headers.set("If-Match", "*");
  CHECK(served.send(change).status == 400);
  CHECK(json_of(served.get("/api/v1/batches"))["batches"].size() == 1);
}

TEST_CASE("a memory that is only read is not written") {
  const Served served({.read_only = true});
  const Response response = served.post(kUnits, unit("One", "Bir"));
  CHECK(response.status == 403);
  CHECK(json_of(response)["code"] == "read-only");
}

TEST_CASE("who may only suggest adds what nobody has confirmed") {
  const TemporaryFolder folder;
  TokenList tokens;
  const std::string secret = tokens.add(
      "guest", std::vector<server::Identity::Grant>{{.memory = "news", .role = Role::suggest}}, "");
  tokens.write(folder / "tokens");
  const Served served({.token_file = (folder / "tokens").string()});
  const auto with_token = [&secret](const char* target) {
    Request one = Served::request("GET", target);
    one.headers.set("X-Api-Key", secret);
    return one;
  };
  Request request = Served::request("POST", kUnits, unit("One", "Bir").dump());
  request.headers.set("Authorization", "Bearer " + secret);
  const Response added = served.send(request);
  REQUIRE(added.status == 201);
  CHECK(json_of(added)["units"][0]["confirmed"] == false);
  CHECK(json_of(served.send(with_token("/api/v1/batches/2")))["author"] == "guest");
  Request change = Served::request("DELETE", std::string(kUnits) + "/1");
  change.headers.set("Authorization", "Bearer " + secret);
  change.headers.set("If-Match", "*");
  CHECK(served.send(change).status == 403);
}

TEST_CASE("a phrase is found with the places where it stands") {
  const Served served;
  const auto found = json_of(served.get("/api/v1/concordance?q=FERRY&source_lang=en"));
  REQUIRE(found["units"].size() == 1);
  CHECK(found["units"][0]["variants"][0]["occurrences"] == nlohmann::json{{4, 9}});
  CHECK(served.get("/api/v1/concordance?q=+").status == 400);
  CHECK(json_of(served.post("/api/v1/concordance", {{"q", "zeppelin"}}))["units"].empty());
}

TEST_CASE("terms are found as soon as they are in the glossary, and no more when they are not") {
  const Served served;
  const char* look = "/api/v1/terms?q=The+ferries+leave&source_lang=en&target_lang=tr";
  CHECK(json_of(served.get(look))["terms"].empty());
  const Response added =
      served.post("/api/v1/glossary/entries",
                  {{"terms",
                    {{{"lang", "en"}, {"text", "ferry"}},
                     {{"lang", "tr"}, {"text", "feribot"}, {"status", "preferred"}}}},
                   {"domain", "ships"}});
  REQUIRE(added.status == 201);
  REQUIRE(json_of(served.get(look))["terms"].size() == 1);
  const std::string address =
      "/api/v1/glossary/entries/" + std::to_string(json_of(added)["entry"]["entry"].get<int>());
  CHECK(json_of(served.get(address))["terms"][1]["text"] == "feribot");
  CHECK(json_of(served.get("/api/v1/glossary/entries?lang=en&lang=tr"))["entries"].size() == 1);
  CHECK(json_of(served.get("/api/v1/glossary/entries?lang=de"))["entries"].empty());
  const Response replaced = served.send(Served::request(
      "PUT", address, R"({"terms":[{"lang":"en","text":"ferry"},{"lang":"tr","text":"vapur"}]})"));
  REQUIRE(replaced.status == 200);
  CHECK(json_of(served.get(look))["terms"][0]["targets"][0]["text"] == "vapur");
  CHECK(json_of(served.post(
            "/api/v1/match",
            {{"source_lang", "en"}, {"target_lang", "tr"}, {"text", "A ferry"}}))["terms"]
            .size() == 1);
  const std::string now =
      "/api/v1/glossary/entries/" + std::to_string(json_of(replaced)["entry"]["entry"].get<int>());
  CHECK(served.send(Served::request("DELETE", now)).status == 200);
  CHECK(json_of(served.get(look))["terms"].empty());
}

TEST_CASE("translations that are not stored are checked") {
  const Served served;
  const auto found = json_of(served.post(
      "/api/v1/check", {{"source_lang", "en"},
                        {"target_lang", "tr"},
                        {"pairs",
                         {{{"source", "It costs 10 euros."}, {"target", "10 avro."}},
                          {{"source", "It costs 10 euros."}, {"target", "Fiyatı 12 avro."}}}}}));
  REQUIRE_FALSE(found["findings"].empty());
  for (const auto& finding : found["findings"]) CHECK(finding["pair"] == 1);
  CHECK(served.post("/api/v1/check", {{"source_lang", "en"}, {"target_lang", "tr"}, {"pairs", 1}})
            .status == 400);
  CHECK(served
            .post("/api/v1/check", {{"source_lang", "en"},
                                    {"target_lang", "tr"},
                                    {"pairs", nlohmann::json::array()},
                                    {"only", {"no-such"}}})
            .status == 400);
}

TEST_CASE("what is exported is imported again, and the second time nothing is new") {
  Served served;
  const std::string file = whole(served.get("/api/v1/export?lang=en&lang=tr"));
  CHECK(file.find("Günaydın") != std::string::npos);
  CHECK(file.find("Speichern") == std::string::npos);
  const auto known = outcome(served, served.send(import_of(served, file, "name=news.tmx")));
  CHECK(known["state"] == "done");
  CHECK(known["result"]["duplicates"] == 2);
  std::string other = file;
  other.replace(other.find("Günaydın"), std::string("Günaydın").size(), "Hayırlı sabahlar");
  const auto fresh = outcome(served, served.send(import_of(served, other, "name=other.tmx")));
  CHECK(fresh["result"]["added"] == 1);
  CHECK(json_of(served.get("/api/v1/stats"))["units"] == 4);
  CHECK(json_of(served.get("/api/v1/batches"))["batches"][0]["source"] == "other.tmx");
}

TEST_CASE("a file that cannot be read fails its task, and stores nothing") {
  Served served;
  const auto task = outcome(
      served, served.send(import_of(served, "<tmx version=\"1.4\"><body><tu>", "format=tmx")));
  CHECK(task["state"] == "failed");
  CHECK_FALSE(task["error"].get<std::string>().empty());
  CHECK(served.send(import_of(served, "x", "format=none")).status == 400);
  CHECK(served.get("/api/v1/tasks/none").status == 404);
  CHECK(served.get("/api/v1/export?format=none").status == 400);
}

TEST_CASE("all units are checked as a task") {
  const Served served;
  const auto task = outcome(served, served.send(Served::request("POST", "/api/v1/tasks/check")));
  CHECK(task["state"] == "done");
  CHECK(task["result"]["units"] == 3);
}

TEST_CASE("who listens is told of each batch, also of those before a connection broke") {
  Served served;
  Response stream = served.get("/api/v1/events");
  CHECK(stream.content_type == "text/event-stream; charset=utf-8");
  CHECK(stream.stream->next().bytes.find("event: hello") == 0);
  bool woken = false;
  stream.stream->when_ready([&woken] { woken = true; });
  CHECK(stream.stream->next().bytes.empty());
  served.post(kUnits, unit("One", "Bir"));
  CHECK(woken);
  const std::string told = stream.stream->next().bytes;
  CHECK(told.find("id: 1\nevent: batch\ndata: {\"batch\":2") != std::string::npos);
  served.post(kUnits, unit("Two", "İki"));
  Request later = Served::request("GET", "/api/v1/events");
  later.headers.set("Last-Event-ID", "1");
  Response resumed = served.send(later);
  const std::string missed = resumed.stream->next().bytes;
  CHECK(missed.find("id: 2\n") != std::string::npos);
  CHECK(missed.find("id: 1\n") == std::string::npos);
  served.context().events().close();
  CHECK(resumed.stream->next().end);
}

TEST_CASE("a memory that is replaced underneath is noticed, and what was lent goes on") {
  Served served;
  const auto lent = served.context().memories().first().read();
  {
    Session other(served.folder() / "other.calque", Session::Access::create);
    Batch batch =
        other.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    batch.insert(make_unit({{"en", "Another memory"}, {"tr", "Başka bellek"}}));
    batch.commit();
  }
  const std::uint64_t version = served.context().memories().first().version();
  std::filesystem::rename(served.folder() / "other.calque", served.folder() / "news.calque");
  served.context().reload();
  CHECK(json_of(served.get("/api/v1/stats"))["units"] == 1);
  CHECK(served.context().memories().first().version() > version);
  CHECK(lent->statistics().units == 3);
}

TEST_CASE("requests that write at the same time are all stored") {
  const Served served;
  std::vector<std::future<unsigned>> all;
  for (int thread = 0; thread < 4; ++thread) {
    all.push_back(std::async(std::launch::async, [&served, thread] {
      unsigned worst = 0;
      for (int i = 0; i < 10; ++i) {
        const std::string text = "Text " + std::to_string(thread) + " " + std::to_string(i);
        worst =
            std::max(worst, served.post(kUnits, unit(text.c_str(), ("t" + text).c_str())).status);
        worst = std::max(
            worst, served.get("/api/v1/match?q=Text&source_lang=en&target_lang=tr").status == 200
                       ? 0U
                       : 999U);
      }
      return worst;
    }));
  }
  for (auto& one : all) CHECK(one.get() == 201);
  CHECK(json_of(served.get("/api/v1/stats"))["units"] == 43);
}

TEST_CASE("an entity tag is found in a list of them") {
  CHECK(names_tag("\"a\", W/\"b\"", "\"b\""));
  CHECK(names_tag("*", "\"b\""));
  CHECK_FALSE(names_tag("\"a\"", "\"b\""));
  CHECK_FALSE(names_tag("", "\"b\""));
}
