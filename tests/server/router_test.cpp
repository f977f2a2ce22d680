#include "server/router.h"

#include "catch.h"

using namespace calque;
using namespace calque::server;

namespace {

Response nothing(const Request& /*request*/, const PathArguments& /*arguments*/,
                 Context& /*context*/) {
  return {};
}

std::string found(const Router& router, std::string_view method, std::string_view path) {
  const Router::Found result = router.find(method, path_segments(path));
  return result.route == nullptr ? "" : result.route->pattern;
}

}  // namespace

TEST_CASE("a literal segment goes before an argument, whatever the order of the routes") {
  Router router;
  router.add("GET", "/units/{unit}", Role::read, nothing);
  router.add("GET", "/units/new", Role::read, nothing);
  router.add("GET", "/{rest...}", Role::read, nothing);
  CHECK(found(router, "GET", "/units/new") == "/units/new");
  CHECK(found(router, "GET", "/units/12") == "/units/{unit}");
  CHECK(found(router, "GET", "/units/12/more") == "/{rest...}");
  CHECK(found(router, "GET", "/") == "");
}

TEST_CASE("arguments are decoded, and the rest keeps its slashes") {
  Router router;
  router.add("GET", "/tmserver/{source}/{target}/unit/{text}", Role::read, nothing);
  router.add("GET", "/files/{name...}", Role::read, nothing);
  const auto unit =
      router.find("GET", path_segments("/tmserver/en/pt_BR/unit/either%2For%3F%0A+")).arguments;
  CHECK(unit["source"] == "en");
  CHECK(unit["target"] == "pt_BR");
  CHECK(unit["text"] == "either/or?\n+");
  CHECK(unit["other"].empty());
  CHECK(unit.has("text"));
  CHECK_FALSE(unit.has("other"));
  CHECK(router.find("GET", path_segments("/files/a/b%2Fc.tmx")).arguments["name"] == "a/b/c.tmx");
  CHECK(router.find("GET", path_segments("/tmserver/en/de/unit/")).arguments["text"].empty());
}

TEST_CASE("a final slash is left aside where no route has it") {
  Router router;
  router.add("GET", "/tmserver/languages", Role::read, nothing);
  CHECK(found(router, "GET", "/tmserver/languages/") == "/tmserver/languages");
  CHECK(found(router, "GET", "/tmserver/languages//") == "");
}

TEST_CASE("HEAD follows GET, and a wrong method is told which ones are right") {
  Router router;
  router.add("GET", "/units", Role::read, nothing);
  router.add("POST", "/units", Role::write, nothing);
  router.add("DELETE", "/units/{unit}", Role::write, nothing);
  CHECK(found(router, "HEAD", "/units") == "/units");
  CHECK(found(router, "HEAD", "/units/1") == "");
  CHECK(router.find("PUT", path_segments("/units")).allowed ==
        std::vector<std::string>{"GET", "HEAD", "POST"});
  CHECK(router.find("GET", path_segments("/units/1")).allowed ==
        std::vector<std::string>{"DELETE"});
  CHECK(router.find("GET", path_segments("/other")).allowed.empty());
  CHECK(router.find("get", path_segments("/units")).route == nullptr);
}

TEST_CASE("two routes for one address are refused") {
  Router router;
  router.add("GET", "/a/{one}", Role::read, nothing);
  CHECK_THROWS_AS(router.add("GET", "/a/{other}", Role::read, nothing), Error);
  router.add("POST", "/a/{other}", Role::read, nothing);
}
