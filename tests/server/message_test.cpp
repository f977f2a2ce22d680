#include "server/message.h"

#include <nlohmann/json.hpp>

#include "catch.h"

using namespace calque::server;

TEST_CASE("a path is split before it is decoded, once, and a plus in it is a plus") {
  using Pieces = std::vector<std::string>;
  CHECK(path_segments("/a/b%2Fc/d%252Fe") == Pieces{"a", "b/c", "d%2Fe"});
  CHECK(path_segments("/tmserver/en/de/unit/1+1%3D2%3F%0A|%7c") ==
        Pieces{"tmserver", "en", "de", "unit", "1+1=2?\n||"});
  CHECK(path_segments("/") == Pieces{});
  CHECK(path_segments("/a/") == Pieces{"a", ""});
  CHECK(path_segments("//a") == Pieces{"", "a"});
  CHECK(path_segments("/%zz%4/%") == Pieces{"%zz%4", "%"});
  CHECK(path_segments("/%C3%BC") == Pieces{"ü"});
}

TEST_CASE("a query keeps repeated names in order, and a plus in it is a space") {
  const Query query("q=a+b%2Bc&text=1&text=2&empty=&bare&&=x&q=later");
  CHECK(query.get("q") == "a b+c");
  CHECK(query.all("text") == std::vector<std::string>{"1", "2"});
  CHECK(query.get("empty") == "");
  CHECK(query.get("bare") == "");
  CHECK(query.get("missing") == std::nullopt);
  CHECK(query.get("missing", "otherwise") == "otherwise");
  CHECK(Query("langpair=en|de").get("langpair") == "en|de");
}

TEST_CASE("the case of a header's name does not count") {
  Headers headers;
  headers.add("If-None-Match", "\"1\"");
  headers.add("accept", "a");
  headers.add("Accept", "b");
  CHECK(headers.get("if-none-match") == "\"1\"");
  CHECK(headers.get("ACCEPT") == "a");
  CHECK(headers.count("Accept") == 2);
  headers.set("ACCEPT", "c");
  CHECK(headers.count("Accept") == 1);
  CHECK(headers.get("accept") == "c");
  CHECK_FALSE(headers.has("Host"));
}

TEST_CASE("a media type is compared without its parameters and in small letters") {
  Request request;
  request.headers.add("Content-Type", "Application/JSON ; charset=UTF-8");
  CHECK(request.media_type() == "application/json");
}

TEST_CASE("a problem has the members of RFC 9457 and a code for programs") {
  const Response response = problem({.status = 412,
                                     .code = "version-conflict",
                                     .title = "Changed by somebody else",
                                     .detail = "the unit is of version 3",
                                     .extra = R"({"current":{"version":3}})"});
  CHECK(response.status == 412);
  CHECK(response.content_type == "application/problem+json; charset=utf-8");
  const auto json = nlohmann::json::parse(response.body);
  CHECK(json["status"] == 412);
  CHECK(json["code"] == "version-conflict");
  CHECK(json["current"]["version"] == 3);
  CHECK(not_found().status == 404);
}

TEST_CASE("an answer in JSON is UTF-8 whatever it is made of") {
  const Response response = json_response({{"text", "a\xff"}});
  CHECK(nlohmann::json::parse(response.body)["text"] == "a\xEF\xBF\xBD");
}
