#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "server/body_file.h"
#include "server/engine.h"
#include "server/http_reader.h"
#include "server/transport.h"
#include "server/workers.h"

namespace calque::server {

class Connection;

/// What connections share; on the engine's thread but for `io` and `workers`.
struct Exchange {
  boost::asio::io_context& io;
  Workers& workers;
  const EngineSettings& settings;
  const Service& service;
  Metrics& metrics;
  std::size_t in_bodies = 0;  ///< Bytes of bodies that are not answered yet.
  bool stopping = false;
  std::function<void(Connection&)> on_close;
};

/// One connection, from its first request to its last. All but the service's work is done on the
/// engine's thread.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Connection(Exchange& exchange, std::shared_ptr<Transport> transport, std::string peer);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  void start();
  /// Called every now and then: cuts what is too slow, keeps alive what waits.
  void look_at_clock(Time now);
  /// Closes it when nothing is under way, else after the present answer.
  void finish();
  void close();

  bool is_idle() const { return phase_ == Phase::waiting; }
  Time since() const { return since_; }
  const std::string& peer() const { return peer_; }

 private:
  enum class Phase : std::uint8_t {
    hands,    ///< TLS is being agreed on.
    waiting,  ///< Nothing of a request has come.
    head,
    body,
    working,  ///< The service works; no clock runs.
    sending,
    quiet,     ///< A stream has nothing to send now.
    draining,  ///< All is said; the rest of a body is passed over.
    closed
  };

  void enter(Phase phase);
  void read_more();
  void take(std::string_view bytes);
  void go_on();
  bool admit();
  void read_body();
  void keep_body();
  void hand_over();
  void refuse(unsigned status);
  void send(std::shared_ptr<Response> response);
  void send_whole();
  void pull();
  void take_piece(BodyStream::Piece piece);
  void write(std::string bytes, void (Connection::*then)());
  void write_rest();
  void answered();
  void forget_request();

  Exchange& exchange_;
  std::shared_ptr<Transport> transport_;
  std::string peer_;
  HttpReader reader_;
  Phase phase_ = Phase::hands;
  Time since_;
  Time deadline_;
  Time began_;  ///< When the request was whole.

  // Of the present request.
  std::shared_ptr<Request> request_;
  std::shared_ptr<Service::Admission> admission_;
  std::unique_ptr<BodyFile> body_file_;
  std::size_t counted_ = 0;  ///< Of Exchange::in_bodies.
  std::shared_ptr<Response> response_;
  bool keep_ = true;
  bool chunked_ = false;
  bool head_only_ = false;
  bool rest_unread_ = false;
  bool woken_ = false;   ///< A stream has something again, while the piece before it is sent.
  bool paused_ = false;  ///< Nothing is read: too much is held of bodies already.

  std::string out_;
  std::size_t written_ = 0;
  std::uint64_t sent_ = 0;
  void (Connection::*then_)() = nullptr;
  // A segment with its header, often; more comes in several reads. Held by idle connections too.
  std::array<char, 4'096> in_{};
};

}  // namespace calque::server
