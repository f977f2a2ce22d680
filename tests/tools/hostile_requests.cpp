// Sends hostile requests to a server in this process: hostile_requests [COUNT] [SEED]. Built with a
// sanitizer it finds what they break. Prints how many answers there were of each status; exits with
// 1 after a 500, and where the server does not answer a good request in the end.

#include <cstdlib>
#include <iostream>
#include <map>

#include "server/hostile.h"
#include "server/loopback.h"

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 100'000;
  HostileRequests requests(argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 1);
  calque::server::EngineSettings settings;
  settings.head = settings.piece = std::chrono::milliseconds(500);
  const Running server(settings);
  std::map<std::string, int> by_status;
  for (int i = 0; i < count; ++i) {
    Client client(server.port());
    const std::string request = requests.next();
    client.send(request);
    client.say_no_more();
    const std::string answer = client.receive();
    const std::string status = answer.starts_with("HTTP/1.1 ") ? answer.substr(9, 3) : "none";
    ++by_status[status];
    if (status == "500") std::cerr << request.substr(0, 1'000) << "\n" << answer << "\n";
  }
  for (const auto& [status, number] : by_status) std::cout << status << " " << number << "\n";
  const bool lives =
      server.ask("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n").starts_with("HTTP/1.1 200");
  return lives && !by_status.contains("500") ? 0 : 1;
}
