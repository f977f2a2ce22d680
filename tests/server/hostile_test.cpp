#include "server/hostile.h"

#include "catch.h"
#include "server/loopback.h"

using namespace calque::server;

TEST_CASE("hostile requests get answers that are answers, and the server goes on") {
  // tests/tools/hostile_requests sends any number of others.
  HostileRequests requests(1);
  EngineSettings settings;
  settings.head = settings.piece = std::chrono::milliseconds(300);
  const Running server(settings);
  for (int i = 0; i < 300; ++i) {
    Client client(server.port());
    const std::string request = requests.next();
    client.send(request);
    client.say_no_more();
    const std::string answer = client.receive();
    INFO(request.substr(0, 500));
    CHECK((answer.empty() || answer.starts_with("HTTP/1.1 ")));
    CHECK_FALSE(answer.starts_with("HTTP/1.1 500"));
  }
  CHECK(server.ask("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n").starts_with("HTTP/1.1 200"));
}
