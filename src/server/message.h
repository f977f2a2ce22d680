#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "server/role.h"

/// What goes over HTTP, as values: no part of it knows of sockets.
namespace calque::server {

/// Name and value pairs in their order; names may repeat.
class Query {
 public:
  Query() = default;
  /// The part of a target after `?`, or the body of a form (application/x-www-form-urlencoded):
  /// pairs split first, then decoded once, with `+` as a space. What is no escape stays as it is.
  explicit Query(std::string_view written);

  void add(std::string name, std::string value);

  /// The first value of the name; nothing where it is missing.
  std::optional<std::string> get(std::string_view name) const;
  /// The same, with a value for a missing one.
  std::string get(std::string_view name, std::string_view otherwise) const;
  std::vector<std::string> all(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

/// Fields of a header; the case of their names does not count.
class Headers {
 public:
  void add(std::string name, std::string value);
  /// In the place of all of that name.
  void set(std::string_view name, std::string value);
  /// The first value of the name; empty where it is missing.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

/// The escapes `%XX` as bytes; what is no escape stays as it is. In a query `+` is a space.
std::string decode_escapes(std::string_view written, bool plus_is_space = false);

/// Splits a path at its slashes, then decodes each piece once: `%2F` is text. "/a/" has the pieces
/// "a" and "".
std::vector<std::string> path_segments(std::string_view path);

/// A request that was read whole.
struct Request {
  std::string method;                 ///< In capitals, as sent: "GET".
  std::string path;                   ///< Raw as sent, up to `?`.
  std::vector<std::string> segments;  ///< Of the path, decoded.
  Query query{};
  Headers headers{};
  /// Bytes as sent. Empty where the route has its body put into a file.
  std::string body{};
  std::filesystem::path body_file{};  ///< Removed when the request has been answered.
  Identity who{};                     ///< Set before a route's handler sees the request.
  std::string peer{};                 ///< The address of the other side.
  bool secure = false;                ///< Came over TLS.

  /// The media type of the body, in small letters and without parameters.
  std::string media_type() const;
};

/// The body of an answer that is made while it is sent. For one thread at a time.
class BodyStream {
 public:
  struct Piece {
    std::string bytes;
    bool end = false;
  };
  BodyStream() = default;
  BodyStream(const BodyStream&) = delete;
  BodyStream& operator=(const BodyStream&) = delete;
  virtual ~BodyStream() = default;

  /// Called on a worker's thread when the other side has taken the piece before. No bytes and no
  /// end: there is nothing now, and `wake` will be called.
  virtual Piece next() = 0;
  /// Called once before the first piece; `wake` may be called from any thread, at any time.
  virtual void when_ready(std::function<void()> wake) { static_cast<void>(wake); }
  /// What to send where nothing came for a while, so that the connection is not taken for dead.
  virtual std::string keep_alive() const { return {}; }
};

struct Response {
  unsigned status = 200;
  std::string content_type = "application/json; charset=utf-8";
  Headers headers{};
  std::string body{};
  std::unique_ptr<BodyStream> stream{};  ///< Instead of the body.
};

/// Why a request was not answered as it wished (RFC 9457).
struct Problem {
  unsigned status = 500;
  std::string code;     ///< For programs: "not-found", "invalid", "auth", "version-conflict", …
  std::string title;    ///< The same for every problem of this code.
  std::string detail;   ///< For the person who sees it.
  std::string extra{};  ///< Further members, as JSON of an object; or empty.
};

/// Ends a handler with a problem.
class HttpError : public Error {
 public:
  explicit HttpError(Problem problem) : Error(problem.detail), problem_(std::move(problem)) {}
  const Problem& problem() const { return problem_; }

 private:
  Problem problem_;
};

/// An answer in JSON. Bytes that are no UTF-8 are replaced.
Response json_response(const nlohmann::ordered_json& json, unsigned status = 200);
Response problem(const Problem& problem);
Response problem(unsigned status, std::string_view code, std::string_view title,
                 std::string_view detail);
Response not_found();

/// Throws the HttpError of a request that makes no sense: 400, "invalid".
[[noreturn]] void refuse(std::string detail);

/// The name of a status: "Not Found"; empty for one that is not used.
std::string_view reason_of(unsigned status);

}  // namespace calque::server
