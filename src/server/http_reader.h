#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "server/message.h"

namespace calque::server {

/// Makes a request of the bytes of a connection (RFC 9112), without a socket: the same for plain
/// connections, for TLS and for tests.
class HttpReader {
 public:
  HttpReader();
  ~HttpReader();
  HttpReader(const HttpReader&) = delete;
  HttpReader& operator=(const HttpReader&) = delete;

  enum class State : std::uint8_t {
    head,    ///< Waits for the end of the header.
    body,    ///< The header is there; the body is not whole.
    whole,   ///< All is there; what follows belongs to the next request.
    refused  ///< `status` says why; what follows cannot be understood.
  };

  /// Takes the next bytes. Stops after the header, so that it can be judged before the body comes
  /// (go on with no bytes), and after the body; what was not used is kept for then.
  State read(std::string_view bytes);

  State state() const { return state_; }

  /// The request, from when its header is there; its body grows until it is whole.
  Request& request() { return request_; }

  /// From when the header is there: bodies that turn out to be larger are refused with 413.
  void limit_body(std::size_t most) { most_body_ = most; }
  /// What came of the body since the last call; for those who put it elsewhere.
  std::string take_body();

  /// What the header says of the body's length; 0 where it does not.
  std::uint64_t declared_length() const;
  unsigned status() const { return status_; }
  bool keep_alive() const;
  bool is_http_1_0() const;
  /// The other side waits for "100 Continue" before it sends its body.
  bool expects_continue() const;
  /// True where nothing of a request has come.
  bool is_idle() const { return state_ == State::head && input_.empty(); }

  /// Makes ready for the request after one that is whole.
  void next();

  /// Clients send texts in addresses: a segment of 3,000 Chinese characters takes 27 kB.
  static constexpr std::size_t kMostTarget = std::size_t{64} * 1024;
  static constexpr std::size_t kMostFields = std::size_t{32} * 1024;

 private:
  class Parser;
  State refuse_with(unsigned status);
  State judge_head();
  void understand_target();

  std::unique_ptr<Parser> parser_;
  std::string input_;  ///< Not parsed yet.
  Request request_;
  std::string target_;
  std::size_t most_body_ = 0;
  std::uint64_t body_bytes_ = 0;
  State state_ = State::head;
  unsigned status_ = 400;
};

}  // namespace calque::server
