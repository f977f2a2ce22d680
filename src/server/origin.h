#pragma once

#include <optional>
#include <string_view>

#include "server/message.h"

namespace calque::server {

struct ServerOptions;

/// What is wrong with a request that a page of another origin has made a browser send: a name in
/// `Host` that is not the server's own (DNS rebinding), or an `Origin` elsewhere (cross-site
/// request forgery). An address as the host is no name that somebody could have pointed here.
std::optional<Problem> foreign_request(const Request& request, const ServerOptions& options);

/// The host of "host:port", in small letters and without a final dot; of "[::1]:80" "[::1]".
std::string host_name(std::string_view host);

/// Answers the question of a browser whether a page of an allowed origin may send a request.
Response preflight_answer(const Request& request, const ServerOptions& options);

/// Lets the page read the answer, where its origin is allowed.
void allow_origin(const Request& request, const ServerOptions& options, Response& response);

}  // namespace calque::server
