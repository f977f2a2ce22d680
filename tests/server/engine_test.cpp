#include "server/engine.h"

#include "catch.h"
#include "server/loopback.h"

using namespace calque;
using namespace calque::server;
using namespace std::chrono_literals;

namespace {

std::string get(std::string_view target, std::string_view fields = {}) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(fields) +
         "\r\n";
}

constexpr std::string_view kMatch = "/api/v1/match?q=Good+morning&source_lang=en&target_lang=tr";

bool is(std::string_view answer, int status) {
  return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}

/// Times that a test can wait for.
EngineSettings quick() {
  EngineSettings settings;
  settings.head = 200ms;
  settings.piece = 200ms;
  settings.idle = 400ms;
  return settings;
}

}  // namespace

TEST_CASE("a server answers many requests of one connection, also when they come together") {
  const Running server;
  Client client(server.port());
  for (int i = 0; i < 3; ++i) {
    client.send(get(kMatch));
    const std::string answer = client.answer();
    CHECK(is(answer, 200));
    CHECK(answer.find("Günaydın") != std::string::npos);
    CHECK(answer.find("Cache-Control: no-store\r\n") != std::string::npos);
  }
  client.send(get(kMatch) + get("/nowhere") + get("/health"));
  CHECK(is(client.answer(), 200));
  CHECK(is(client.answer(), 404));
  CHECK(client.answer().find("\"ok\"") != std::string::npos);
}

TEST_CASE("HEAD tells the length and gives no body") {
  const Running server;
  Client client(server.port());
  client.send("HEAD /health HTTP/1.1\r\nHost: a.localhost\r\n\r\n" + get("/health"));
  const std::string both = client.receive() + client.receive(200);
  CHECK(both.find("Content-Length: 16\r\n") != std::string::npos);
  CHECK(std::ranges::count(both, '{') == 1);
}

TEST_CASE("answers are compressed where that is asked for") {
  const Running server;
  const std::string body = R"({"source_lang":"en","target_lang":"tr","queries":[)" + [] {
    std::string queries = R"({"text":"Good morning"})";
    for (int i = 0; i < 50; ++i) queries += R"(,{"text":"Good morning"})";
    return queries;
  }() + "]}";
  const auto post = [&](std::string_view fields) {
    return server.ask("POST /api/v1/match HTTP/1.1\r\nHost: localhost\r\n" + std::string(fields) +
                      "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  };
  const std::string plain = post("");
  const std::string packed = post("Accept-Encoding: br, gzip;q=0.5\r\n");
  CHECK(plain.find("Content-Encoding") == std::string::npos);
  CHECK(packed.find("Content-Encoding: gzip\r\n") != std::string::npos);
  CHECK(packed.size() * 4 < plain.size());
  CHECK(post("Accept-Encoding: gzip;q=0\r\n").find("Content-Encoding") == std::string::npos);
}

TEST_CASE("a stream comes in chunks, and in HTTP/1.0 until the end of the connection") {
  const Running server;
  const std::string body = "{\"text\":\"Good morning\"}\n{\"text\":\"Nothing\"}\n";
  const auto post = [&](const char* version) {
    Client client(server.port());
    client.send("POST /api/v1/match/stream?source_lang=en&target_lang=tr HTTP/" +
                std::string(version) + "\r\nHost: localhost\r\nContent-Length: " +
                std::to_string(body.size()) + "\r\n\r\n" + body);
    std::string all;
    for (std::string more = client.receive(500); !more.empty(); more = client.receive(500))
      all += more;
    return all;
  };
  const std::string chunked = post("1.1");
  CHECK(chunked.find("Transfer-Encoding: chunked\r\n") != std::string::npos);
  CHECK(chunked.ends_with("\r\n0\r\n\r\n"));
  const std::string old = post("1.0");
  CHECK(old.find("chunked") == std::string::npos);
  CHECK(old.ends_with("}\n"));
}

TEST_CASE("a large body is refused before it is sent, and the answer is read all the same") {
  const Running server;
  Client waits(server.port());
  waits.send(
      "POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000000\r\nExpect: "
      "100-continue\r\n\r\n");
  CHECK(is(waits.answer(), 404));
  Client sends(server.port());
  sends.send("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000000\r\n\r\n" +
             std::string(500'000, 'a'));
  CHECK(is(sends.answer(), 404));
  Client told(server.port());
  told.send("POST /api/v1/match HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000000\r\n\r\n{");
  CHECK(is(told.answer(), 413));
  Client allowed(server.port());
  allowed.send(
      "POST /api/v1/match HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: "
      "100-continue\r\n\r\n");
  CHECK(is(allowed.receive(), 100));
  allowed.send("{}");
  CHECK(is(allowed.answer(), 400));
}

TEST_CASE("who sends too slowly, or takes too slowly, is cut") {
  Running server(quick());
  SECTION("a header, a byte at a time") {
    Client client(server.port());
    const std::string request = get(kMatch);
    std::size_t sent = 0;
    const auto begin = std::chrono::steady_clock::now();
    while (sent < request.size() && client.send(request.substr(sent, 1))) {
      ++sent;
      std::this_thread::sleep_for(20ms);
    }
    CHECK(sent < request.size());
    CHECK(std::chrono::steady_clock::now() - begin < 2s);
  }
  SECTION("a body that does not come") {
    Client client(server.port());
    client.send("POST /api/v1/match HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{");
    CHECK(client.is_closed_within(2'000));
  }
  SECTION("nothing at all, and nothing more") {
    Client silent(server.port());
    Client once(server.port());
    once.send(get("/health"));
    CHECK(is(once.answer(), 200));
    CHECK(silent.is_closed_within(2'000));
    CHECK(once.is_closed_within(2'000));
  }
  // Others were served meanwhile, and are.
  CHECK(is(server.ask(get("/health")), 200));
}

TEST_CASE("many silent connections hold up nobody") {
  const Running server;
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 500; ++i) {
    idle.push_back(std::make_unique<Client>(server.port()));
    REQUIRE(idle.back()->connected());
    if (i % 2 == 0) idle.back()->send("GET /he");
  }
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i) CHECK(is(server.ask(get(kMatch)), 200));
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
}

TEST_CASE("beyond the most connections those go that wait for nothing, and nobody is refused") {
  EngineSettings settings;
  settings.most_connections = 8;
  const Running server(settings);
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 40; ++i) idle.push_back(std::make_unique<Client>(server.port()));
  for (int i = 0; i < 10; ++i) CHECK(is(server.ask(get("/health")), 200));
}

TEST_CASE("what is no request is told so, and the connection ends") {
  const Running server;
  for (const auto& [bytes, status] : std::vector<std::pair<std::string, int>>{
           {"nonsense\r\n\r\n", 400},
           {"GET / HTTP/1.1\r\n\r\n", 400},
           {"GET /" + std::string(70'000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414},
           {"GET / HTTP/1.1\r\nHost: localhost\r\nA: " + std::string(120'000, 'a') + "\r\n\r\n",
            431},
           {"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n", 501}}) {
    Client client(server.port());
    client.send(bytes);
    const std::string answer = client.answer();
    CHECK(is(answer, status));
    CHECK(answer.find("Connection: close\r\n") != std::string::npos);
    client.say_no_more();
    CHECK(client.is_closed_within(5'000));
  }
}

TEST_CASE(
    "a server that ends answers what it has read, and those who listen for events are let go") {
  Running server;
  Client listener(server.port());
  listener.send(get("/api/v1/events"));
  CHECK(listener.receive().find("text/event-stream") != std::string::npos);
  Client idle(server.port());
  const auto port = server.port();
  server.stop();
  CHECK(listener.is_closed_within(2'000));
  CHECK(idle.is_closed_within(2'000));
  CHECK_FALSE(Client(port).connected());
}

TEST_CASE("without tokens a server is reached from this machine alone") {
  Served served;
  EngineSettings settings;
  settings.address = "0.0.0.0";
  settings.port = 0;
  CHECK_THROWS_AS(Engine(settings, served.service(), served.context().metrics()), UsageError);
  settings.from_elsewhere = true;
  CHECK_NOTHROW(Engine(settings, served.service(), served.context().metrics()));
}

TEST_CASE("an address to listen at is read in its forms") {
  const auto read = [](const char* written) {
    const ListenAddress address = parse_listen_address(written);
    return address.address + " " + std::to_string(address.port);
  };
  CHECK(read("127.0.0.1:8675") == "127.0.0.1 8675");
  CHECK(read("[::1]:80") == "::1 80");
  CHECK(read("8675") == "127.0.0.1 8675");
  CHECK(read(":0") == "127.0.0.1 0");
  CHECK(read("tm.example:80") == "tm.example 80");
  for (const char* wrong : {"", ":", "127.0.0.1:", "::1:80", "a:b", "1:65536", "1:-1", "1:80x"}) {
    INFO(wrong);
    CHECK_THROWS_AS(parse_listen_address(wrong), UsageError);
  }
}
