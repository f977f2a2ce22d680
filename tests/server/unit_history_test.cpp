// What a unit was, and versions of glossary entries.

#include "catch.h"
#include "server/served.h"

using namespace calque;
using namespace calque::server;

namespace {

constexpr const char* kUnits = "/api/v1/memories/news/units";

nlohmann::ordered_json history(const Served& served, const std::string& unit) {
  const Response response = served.get(std::string(kUnits) + "/" + unit + "/history");
  REQUIRE(response.status == 200);
  return json_of(response)["versions"];
}

Response change(const Served& served, const char* method, const std::string& unit,
                const std::string& body = {}) {
  const std::string address = std::string(kUnits) + "/" + unit;
  Request request = Served::request(method, address, body);
  request.headers.set("If-Match", std::string(served.get(address).headers.get("ETag")));
  return served.send(request);
}

std::string turkish_of(const nlohmann::ordered_json& version) {
  return version["unit"]["variants"][1]["text"];
}

}  // namespace

TEST_CASE("the history of a unit has its versions, the newest first") {
  const Served served;
  CHECK(history(served, "1").size() == 1);
  REQUIRE(change(served, "PATCH", "1", R"({"variants":[{"lang":"tr","text":"Merhaba"}]})").status ==
          200);
  REQUIRE(change(served, "PATCH", "1", R"({"variants":[{"lang":"tr","text":"Selam"}]})").status ==
          200);
  const auto versions = history(served, "1");
  REQUIRE(versions.size() == 3);
  CHECK(turkish_of(versions[0]) == "Selam");
  CHECK(turkish_of(versions[1]) == "Merhaba");
  CHECK(turkish_of(versions[2]) == "Günaydın");
  CHECK_FALSE(versions[0].contains("removed_by"));
  CHECK(versions[1]["removed_by"] == versions[0]["batch"]);
  CHECK(versions[2]["removed_by"] == versions[1]["batch"]);
  CHECK(versions[2]["at"] == "20260101T000000Z");
  CHECK(versions[0]["unit"]["uid"] == versions[2]["unit"]["uid"]);
  CHECK(versions[0]["unit"]["version"] != versions[2]["unit"]["version"]);
}

TEST_CASE(
    "a unit that was removed has its history, by its number and its uid, and what is undone has "
    "none") {
  const Served served;
  const std::string uid = json_of(served.get(std::string(kUnits) + "/1"))["uid"];
  const auto removed = json_of(change(served, "DELETE", "1"));
  CHECK(served.get(std::string(kUnits) + "/1").status == 404);
  for (const std::string& name : {std::string("1"), uid}) {
    const auto versions = history(served, name);
    REQUIRE(versions.size() == 1);
    CHECK(versions[0]["removed_by"] == removed["batch"]);
    CHECK(turkish_of(versions[0]) == "Günaydın");
  }
  const std::string batch = std::to_string(removed["batch"].get<int>());
  REQUIRE(served.post("/api/v1/batches/" + batch + "/undo", {}).status == 200);
  CHECK_FALSE(history(served, uid).at(0).contains("removed_by"));
}

TEST_CASE("what never was a unit has no history") {
  const Served served;
  for (const char* name :
       {"9", "0", "-1", "x", "99999999999999999999", "00000000000000000000000000000000"}) {
    INFO(name);
    CHECK(served.get(std::string(kUnits) + "/" + name + "/history").status == 404);
  }
}

TEST_CASE("an entry of the glossary has a version, and is changed only as it was seen") {
  const Served served;
  const Response added = served.post(
      "/api/v1/glossary/entries",
      {{"terms", {{{"lang", "en"}, {"text", "ferry"}}, {{"lang", "tr"}, {"text", "feribot"}}}}});
  REQUIRE(added.status == 201);
  const std::string tag(added.headers.get("ETag"));
  const std::string address(added.headers.get("Location"));
  CHECK(tag == "\"" + json_of(added)["entry"]["version"].get<std::string>() + "\"");
  const Response seen = served.get(address);
  CHECK(seen.headers.get("ETag") == tag);
  CHECK(json_of(served.get("/api/v1/glossary/entries"))["entries"][0]["version"] ==
        json_of(seen)["version"]);
  Request again = Served::request("GET", address);
  again.headers.set("If-None-Match", tag);
  CHECK(served.send(again).status == 304);
  for (const char* method : {"PUT", "DELETE"}) {
    Request stale =
        Served::request(method, address,
                        R"({"terms":[{"lang":"en","text":"ferry"},{"lang":"tr","text":"vapur"}]})");
    stale.headers.set("If-Match", "\"another\"");
    const Response refused = served.send(stale);
    CHECK(refused.status == 412);
    CHECK(json_of(refused)["current"]["version"] == json_of(seen)["version"]);
  }
  CHECK(served.get(address).status == 200);
  Request change = Served::request(
      "PUT", address, R"({"terms":[{"lang":"en","text":"ferry"},{"lang":"tr","text":"vapur"}]})");
  change.headers.set("If-Match", tag);
  const Response changed = served.send(change);
  REQUIRE(changed.status == 200);
  CHECK(changed.headers.get("ETag") != tag);
  CHECK(served.get(std::string(changed.headers.get("Location"))).headers.get("ETag") ==
        changed.headers.get("ETag"));
  // The number that it had names nothing any more.
  CHECK(served.send(change).status == 404);
}
