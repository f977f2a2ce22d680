#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "server/client.h"
#include "server/engine.h"
#include "server/served.h"

/// A server on a free port of this machine, with the memory of Served.
class Running {
 public:
  explicit Running(calque::server::EngineSettings settings = {},
                   calque::server::ServerOptions options = {})
      : served_(std::move(options)) {
    settings.port = 0;
    engine_.emplace(std::move(settings), served_.service(), served_.context().metrics());
    thread_ = std::jthread([this] { engine_->run(); });
  }
  ~Running() { stop(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  void stop() {
    engine_->stop();
    if (thread_.joinable()) thread_.join();
  }
  std::uint16_t port() const { return engine_->port(); }
  std::string url() const { return engine_->url(); }
  Served& served() { return served_; }

  /// The answer to one request on a connection of its own.
  std::string ask(std::string_view request) const {
    Client client(port());
    client.send(request);
    return client.answer();
  }

 private:
  Served served_;
  std::optional<calque::server::Engine> engine_;
  std::jthread thread_;
};
