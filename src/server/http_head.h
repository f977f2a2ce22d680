#pragma once

#include <optional>
#include <string>

#include "server/message.h"

namespace calque::server {

/// How the end of an answer's body is told.
struct BodyEnd {
  std::optional<std::size_t> length{};  ///< Nothing: by chunks, or by the end of the connection.
  bool chunked = false;
  bool keep_alive = true;
};

/// The header of an answer, up to its empty line (RFC 9112). Line breaks in fields become spaces.
std::string http_head(const Response& response, const BodyEnd& end);

/// A piece of a body as a chunk; "" gives the last one.
std::string chunk_of(std::string_view bytes);

/// Compresses the body where the request takes that and it is worth it.
void compress(const Request& request, Response& response);

}  // namespace calque::server
