#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/metrics.h"
#include "server/service.h"

namespace calque::server {

/// What is told of a request that was answered. No texts: those of look-ups stand in addresses.
struct Access {
  std::string peer;
  std::string who;  ///< Of the token; empty for none.
  std::string method;
  std::string route;  ///< The pattern; empty where there is none.
  std::string path;   ///< As sent, which may hold texts; without the query, which may hold tokens.
  unsigned status = 0;
  std::uint64_t bytes = 0;
  std::chrono::microseconds took{0};
};

struct EngineSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8675;  ///< 0: any that is free.
  /// A socket that listens already, instead of the address (systemd's socket activation).
  std::optional<int> descriptor{};
  /// May be reached from other machines. Without it such an address is refused.
  bool from_elsewhere = false;
  std::string certificate{};  ///< PEM; empty: no TLS.
  std::string key{};

  /// A look-up takes one for a tenth of a millisecond; more threads than processors answer while
  /// others wait for the disk.
  std::size_t threads = 4;
  /// Beyond it, those that wait longest for a request are closed, then nobody is let in for a
  /// while. Each takes some kilobytes.
  std::size_t most_connections = 4'096;
  /// From one address that is not this machine's own; a proxy is one.
  std::size_t most_per_peer = 256;
  /// Of all bodies that are not whole yet, in bytes; who sends more waits.
  std::size_t most_in_bodies = std::size_t{256} << 20U;

  std::chrono::milliseconds idle{75'000};  ///< Until the next request of a connection.
  std::chrono::milliseconds head{10'000};  ///< From the first byte of a request to its last field.
  /// For each 64 kB of a body or an answer, so that nobody holds a connection at a byte a second.
  std::chrono::milliseconds piece{20'000};
  std::chrono::milliseconds farewell{30'000};  ///< For what runs when the server is to end.

  /// SIGTERM and SIGINT end the server, SIGHUP calls `on_reload`.
  bool signals = false;
  std::function<void()> on_reload{};         ///< Called on a worker's thread; must not throw.
  std::function<void(const Access&)> log{};  ///< Called on the engine's thread.
};

/// Moves requests and answers over the network: accepts, reads and writes without waiting on one
/// thread, and has the service answer on others. Knows nothing of memories.
class Engine {
 public:
  /// Listens from now on. Throws UsageError for an address that is refused, Error for one that
  /// cannot be had. `service` and `metrics` must outlive the engine.
  Engine(EngineSettings settings, const Service& service, Metrics& metrics);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Serves until stop() or a signal, then answers what was read. To be called once.
  void run();
  /// From any thread.
  void stop();

  std::uint16_t port() const;
  /// "http://127.0.0.1:8675".
  std::string url() const;

 private:
  class Core;
  std::unique_ptr<Core> core_;
};

/// The two halves of "127.0.0.1:8675", "[::1]:80", "localhost:80", "8675" or ":8675". Throws
/// UsageError.
struct ListenAddress {
  std::string address;
  std::uint16_t port = 0;
};
ListenAddress parse_listen_address(const std::string& written);

}  // namespace calque::server
