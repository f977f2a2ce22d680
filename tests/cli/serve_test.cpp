// The program as a server: its end, and what is left when it is killed.

#include <signal.h>

#include <algorithm>
#include <charconv>
#include <thread>

#include "calque/session.h"
#include "catch.h"
#include "cli/program.h"
#include "sample_units.h"
#include "server/client.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

void make_memory(const std::filesystem::path& path) {
  Session session(path, Session::Access::create);
  Batch batch =
      session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
  batch.insert(make_unit({{"en", "Good morning"}, {"tr", "Günaydın"}}));
  batch.commit();
}

/// The port that the program says it listens at; 0 where it says none.
std::uint16_t port_of(const Program& program) {
  for (int i = 0; i < 1'000; ++i) {
    const std::string told = program.output();
    const std::size_t at = told.find("listening at http://127.0.0.1:");
    if (at != std::string::npos && told.find('\n', at) != std::string::npos) {
      return static_cast<std::uint16_t>(std::stoi(told.substr(at + 30)));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return 0;
}

std::string add(int number) {
  const std::string body = R"({"variants":[{"lang":"en","text":"Text )" + std::to_string(number) +
                           R"("},{"lang":"tr","text":"Metin )" + std::to_string(number) + R"("}]})";
  return "POST /api/v1/units HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::vector<std::string> serve(const TemporaryFolder& folder) {
  return {"serve", "--listen", "127.0.0.1:0", "-m", (folder / "news.calque").string()};
}

}  // namespace

TEST_CASE("what a server has acknowledged is there after kill -9") {
  const TemporaryFolder folder;
  make_memory(folder / "news.calque");
  Program program(serve(folder), folder / "log");
  const std::uint16_t port = port_of(program);
  REQUIRE(port != 0);
  int acknowledged = 0;
  Client client(port);
  for (; acknowledged < 20; ++acknowledged) {
    client.send(add(acknowledged));
    if (!client.answer().starts_with("HTTP/1.1 201")) break;
  }
  client.send(add(acknowledged));  // may be stored or not
  program.kill();
  program.wait();
  REQUIRE(acknowledged == 20);
  Session session(folder / "news.calque", Session::Access::read_write);
  const std::int64_t units = session.statistics().units;
  CHECK((units == 21 || units == 22));
}

TEST_CASE("a server ends with 0 when it is asked to, and leaves one file") {
  const TemporaryFolder folder;
  make_memory(folder / "news.calque");
  Program program(serve(folder), folder / "log");
  const std::uint16_t port = port_of(program);
  REQUIRE(port != 0);
  Client client(port);
  client.send(add(1));
  REQUIRE(client.answer().starts_with("HTTP/1.1 201"));
  program.signal(SIGTERM);
  CHECK(program.wait() == 0);
  CHECK_FALSE(std::filesystem::exists(folder / "news.calque-wal"));
  CHECK_FALSE(std::filesystem::exists(folder / "news.calque-shm"));
}

TEST_CASE("a token is taken as soon as the server is told to read them again") {
  const TemporaryFolder folder;
  make_memory(folder / "news.calque");
  const std::string tokens = (folder / "tokens").string();
  const auto make = [&](const char* name) {
    Program program({"-q", "token", "add", name, "--tokens", tokens}, folder / name);
    REQUIRE(program.wait() == 0);
    std::string secret = program.output();
    return secret.substr(0, secret.find('\n'));
  };
  const std::string first = make("first");
  auto arguments = serve(folder);
  arguments.insert(arguments.end(), {"--tokens", tokens});
  Program program(arguments, folder / "log");
  const std::uint16_t port = port_of(program);
  REQUIRE(port != 0);
  const auto status = [port](const std::string& secret) {
    Client client(port);
    client.send("GET /api/v1/stats HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + secret +
                "\r\n\r\n");
    return client.answer().substr(9, 3);
  };
  CHECK(status(first) == "200");
  const std::string second = make("second");
  CHECK(status(second) == "401");
  program.signal(SIGHUP);
  for (int i = 0; i < 200 && status(second) != "200"; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  CHECK(status(second) == "200");
  CHECK(status(first) == "200");
  program.signal(SIGTERM);
  CHECK(program.wait() == 0);
}

TEST_CASE("a server that others could reach without tokens does not start") {
  const TemporaryFolder folder;
  make_memory(folder / "news.calque");
  auto arguments = serve(folder);
  arguments[2] = "0.0.0.0:0";
  Program program(arguments, folder / "log");
  CHECK(program.wait() == 2);
  CHECK(program.output().find("--tokens") != std::string::npos);
}
