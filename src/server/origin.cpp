#include "server/origin.h"

#include <algorithm>

#include "server/context.h"
#include "text/ascii.h"

namespace calque::server {
namespace {

bool is_address(std::string_view host) {
  constexpr std::string_view kDigits = "0123456789.";
  if (host.starts_with('[')) return host.ends_with(']');
  return !host.empty() && host.find_first_not_of(kDigits) == std::string_view::npos;
}

bool is_own_host(std::string_view written, const ServerOptions& options) {
  const std::string host = host_name(written);
  if (is_address(host) || host == "localhost" || host.ends_with(".localhost")) return true;
  return std::ranges::any_of(
      options.hosts, [&host](const std::string& own) { return text::lower_ascii(own) == host; });
}

/// True where the page came from this server: the same host and port.
bool is_own_origin(std::string_view origin, std::string_view host) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!origin.starts_with(scheme)) continue;
    return text::lower_ascii(origin.substr(scheme.size())) == text::lower_ascii(host);
  }
  return false;
}

bool is_allowed(std::string_view origin, const ServerOptions& options) {
  return std::ranges::find(options.origins, origin) != options.origins.end();
}

Problem foreign(std::string detail) {
  return {.status = 403,
          .code = "origin",
          .title = "From a page of another place",
          .detail = std::move(detail)};
}

}  // namespace

std::string host_name(std::string_view host) {
  const std::size_t bracket = host.starts_with('[') ? host.find(']') : std::string_view::npos;
  host = bracket != std::string_view::npos ? host.substr(0, bracket + 1)
                                           : host.substr(0, host.find(':'));
  if (host.ends_with('.')) host.remove_suffix(1);
  return text::lower_ascii(host);
}

std::optional<Problem> foreign_request(const Request& request, const ServerOptions& options) {
  const std::string_view host = request.headers.get("Host");
  if (request.headers.count("Host") > 1 ||
      (request.headers.has("Host") && !is_own_host(host, options))) {
    return Problem{.status = 421,
                   .code = "host",
                   .title = "Another server is meant",
                   .detail = "this server is not called \"" + std::string(host) +
                             "\": \"calque serve --host NAME\" lets it be"};
  }
  if (request.headers.has("Origin")) {
    const std::string_view origin = request.headers.get("Origin");
    if (is_own_origin(origin, host) || is_allowed(origin, options)) return std::nullopt;
    return foreign("pages of " + std::string(origin) +
                   " may not use this server: \"calque serve "
                   "--cors ORIGIN\" lets them");
  }
  // A browser that sends no Origin, as with pictures and forms of older ones, still tells this.
  const std::string_view site = request.headers.get("Sec-Fetch-Site");
  const bool elsewhere = site == "cross-site" || site == "same-site";
  const bool followed_link = request.headers.get("Sec-Fetch-Mode") == "navigate" &&
                             (request.method == "GET" || request.method == "HEAD");
  if (elsewhere && !followed_link) return foreign("a page of another site sent this");
  return std::nullopt;
}

Response preflight_answer(const Request& request, const ServerOptions& options) {
  Response response;
  response.status = 204;
  response.content_type.clear();
  if (is_allowed(request.headers.get("Origin"), options)) {
    response.headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
    response.headers.set("Access-Control-Allow-Headers",
                         "Authorization, Content-Type, If-Match, If-None-Match, Last-Event-ID");
    response.headers.set("Access-Control-Max-Age", "600");
  }
  allow_origin(request, options, response);
  return response;
}

void allow_origin(const Request& request, const ServerOptions& options, Response& response) {
  if (options.origins.empty()) return;
  response.headers.add("Vary", "Origin");
  const std::string_view origin = request.headers.get("Origin");
  if (!is_allowed(origin, options)) return;
  response.headers.set("Access-Control-Allow-Origin", std::string(origin));
  response.headers.set("Access-Control-Expose-Headers", "ETag, Location");
}

}  // namespace calque::server
