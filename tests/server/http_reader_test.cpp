#include "server/http_reader.h"

#include <random>

#include "catch.h"

using namespace calque::server;
using State = HttpReader::State;

namespace {

/// Reads to the end of the body, whatever its size.
State read_whole(HttpReader& reader, std::string_view bytes) {
  reader.read(bytes);
  reader.limit_body(1'000'000);
  return reader.read({});
}

State state_of(std::string_view bytes) {
  HttpReader reader;
  return read_whole(reader, bytes);
}

constexpr std::string_view kPost =
    "POST /a/b%2Fc?q=1+2&langpair=en|de HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
    "5\r\n\r\nhello";

}  // namespace

TEST_CASE("a request is the same in whatever pieces it comes") {
  std::mt19937 random(7);  // NOLINT: the same each time
  for (int round = 0; round < 200; ++round) {
    HttpReader reader;
    for (std::size_t at = 0; at < kPost.size();) {
      const std::size_t bytes = 1 + random() % 9;
      if (reader.read(kPost.substr(at, bytes)) == State::body) reader.limit_body(5);
      reader.read({});
      at += bytes;
    }
    REQUIRE(reader.state() == State::whole);
    CHECK(reader.request().method == "POST");
    CHECK(reader.request().path == "/a/b%2Fc");
    CHECK(reader.request().segments == std::vector<std::string>{"a", "b/c"});
    CHECK(reader.request().query.get("q") == "1 2");
    CHECK(reader.request().query.get("langpair") == "en|de");
    CHECK(reader.request().body == "hello");
    CHECK(reader.keep_alive());
  }
}

TEST_CASE("what comes behind a request is kept for the next one") {
  HttpReader reader;
  read_whole(reader, std::string(kPost) + "GET /next HTTP/1.0\r\n\r\n");
  REQUIRE(reader.state() == State::whole);
  reader.next();
  CHECK_FALSE(reader.is_idle());
  REQUIRE(reader.read({}) == State::whole);
  CHECK(reader.request().path == "/next");
  CHECK(reader.request().body.empty());
  CHECK(reader.is_http_1_0());
  CHECK_FALSE(reader.keep_alive());
  reader.next();
  CHECK(reader.is_idle());
}

TEST_CASE("bodies come in chunks too") {
  HttpReader reader;
  CHECK(read_whole(reader,
                   "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                   "5\r\nhello\r\n4;x=y\r\n you\r\n0\r\n\r\n") == State::whole);
  CHECK(reader.request().body == "hello you");
}

TEST_CASE("addresses hold what clients send: bars, bytes above 127, and up to 64 kB") {
  HttpReader reader;
  CHECK(read_whole(reader, "GET /\xC3\xBC|?q=\xC3\xBC^\"<> HTTP/1.1\r\nHost: a\r\n\r\n") ==
        State::whole);
  CHECK(reader.request().segments == std::vector<std::string>{"\xC3\xBC|"});
  CHECK(reader.request().query.get("q") == "\xC3\xBC^\"<>");

  const auto get = [](std::size_t length) {
    return "GET /" + std::string(length - 1, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n";
  };
  CHECK(state_of(get(HttpReader::kMostTarget)) == State::whole);
  for (const std::size_t length : {HttpReader::kMostTarget + 1, 2 * HttpReader::kMostTarget}) {
    HttpReader longer;
    CHECK(longer.read(get(length)) == State::refused);
    CHECK(longer.status() == 414);
  }
  HttpReader endless;
  CHECK(endless.read("GET /" + std::string(200'000, 'a')) == State::refused);
  CHECK(endless.status() == 414);
  HttpReader fields;
  CHECK(fields.read("GET / HTTP/1.1\r\nA: " + std::string(200'000, 'a')) == State::refused);
  CHECK(fields.status() == 431);
}

TEST_CASE("an address may be written whole, as to a proxy") {
  HttpReader reader;
  CHECK(read_whole(reader, "GET http://localhost:8675/health?a=b HTTP/1.1\r\nHost: a\r\n\r\n") ==
        State::whole);
  CHECK(reader.request().path == "/health");
  CHECK(reader.request().query.get("a") == "b");
}

TEST_CASE("what two readers could understand in two ways is refused") {
  const auto with = [](std::string_view fields) {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n\r\n0\r\n\r\n";
  };
  for (const std::string& bytes :
       {with("Content-Length: 3\r\nTransfer-Encoding: chunked"),
        with("Content-Length: 3\r\nContent-Length: 4"), with("Content-Length: -1"),
        with("Content-Length: 1x"), with("Content-Length: 99999999999999999999"),
        with("Transfer-Encoding: gzip"), with("Transfer-Encoding: chunked, identity"),
        with("Transfer-Encoding : chunked"), with("Host: b"),
        with("A: b\r\n c: d\rContent-Length: 3"), std::string("GET / HTTP/1.1\r\n\r\n"),
        std::string("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), std::string("GET /\r\n\r\n"),
        std::string("GET  / HTTP/1.1\r\nHost: a\r\n\r\n"),
        std::string("\x16\x03\x01\x02\x00\x01\r\n\r\n"),
        std::string("G\x01T / HTTP/1.1\r\nHost: a\r\n\r\n")}) {
    INFO(bytes);
    CHECK(state_of(bytes) == State::refused);
  }
}

TEST_CASE("a body that turns out too large is refused, also where its length was not told") {
  HttpReader told;
  told.read("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\n");
  told.limit_body(5);
  CHECK(told.read("hello!") == State::refused);
  CHECK(told.status() == 413);
  HttpReader chunked;
  chunked.read("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  chunked.limit_body(5);
  CHECK(chunked.read("3\r\nhel\r\n3\r\nlo!\r\n0\r\n\r\n") == State::refused);
  CHECK(chunked.status() == 413);
}

TEST_CASE("who waits for leave to send a body is known") {
  HttpReader reader;
  CHECK(reader.read(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n") ==
        State::body);
  CHECK(reader.expects_continue());
}
