#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// A connection to a server on this machine.
class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as sockets want it
    connected_ = connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }
  int socket() const { return socket_; }

  /// False where the other side has closed.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// One answer by its Content-Length; less where the other side closes, or is silent for long.
  std::string answer(int milliseconds = 10'000) {
    std::string got = std::exchange(rest_, {});
    while (true) {
      const std::size_t end = got.find("\r\n\r\n");
      if (end != std::string::npos) {
        const std::size_t field = got.find("Content-Length: ");
        const std::size_t length = field < end ? std::stoul(got.substr(field + 16)) : 0;
        if (got.size() >= end + 4 + length) {
          rest_ = got.substr(end + 4 + length);
          return got.substr(0, end + 4 + length);
        }
      }
      const std::string more = receive(milliseconds);
      if (more.empty()) return got;
      got += more;
    }
  }

  /// What comes next; empty where the other side has closed, or is silent for so long.
  std::string receive(int milliseconds = 10'000) {
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    if (poll(&waiting, 1, milliseconds) <= 0) return {};
    std::string bytes(65'536, '\0');
    const ssize_t got = recv(socket_, bytes.data(), bytes.size(), 0);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
  }

  /// True when the other side closes within the time; what it still says is passed over.
  bool is_closed_within(int milliseconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    while (std::chrono::steady_clock::now() < end) {
      pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
      if (poll(&waiting, 1, 50) <= 0) continue;
      char byte = 0;
      if (recv(socket_, &byte, 1, 0) <= 0) return true;
    }
    return false;
  }

  void say_no_more() { shutdown(socket_, SHUT_WR); }

 private:
  int socket_;
  bool connected_ = false;
  std::string rest_;
};
