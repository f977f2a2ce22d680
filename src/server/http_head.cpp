#include "server/http_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>

#include "server/gzip.h"

namespace calque::server {
namespace {

/// "Tue, 01 Dec 2026 12:00:00 GMT" (RFC 9110, 5.6.7); strftime would ask the locale.
std::string http_date(std::time_t now) {
  constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 64> out{};
  const int length = std::snprintf(out.data(), out.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                                   kDays.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                                   kMonths.at(static_cast<std::size_t>(parts.tm_mon)),
                                   parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
  return {out.data(), static_cast<std::size_t>(length)};
}

void put(std::string& out, std::string_view name, std::string_view value) {
  out += name;
  out += ": ";
  const std::size_t begin = out.size();
  out += value;
  // What handlers took from a request must not end the header.
  std::replace_if(
      out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
      [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
  out += "\r\n";
}

/// A response with this status has no body, whatever the method (RFC 9110, 6.4.1).
bool never_has_body(unsigned status) {
  return status == 204 || status == 304;
}

bool is_text(std::string_view content_type) {
  return content_type.starts_with("application/json") ||
         content_type.starts_with("application/problem+json") ||
         content_type.starts_with("application/x-ndjson") ||
         content_type.starts_with("application/xml") || content_type.starts_with("text/") ||
         content_type.find("+xml") != std::string_view::npos;
}

}  // namespace

std::string http_head(const Response& response, const BodyEnd& end) {
  std::string out = "HTTP/1.1 " + std::to_string(response.status) + " ";
  out += reason_of(response.status);
  out += "\r\n";
  put(out, "Date", http_date(std::time(nullptr)));
  if (!response.content_type.empty() && !never_has_body(response.status)) {
    put(out, "Content-Type", response.content_type);
  }
  for (const auto& [name, value] : response.headers.pairs()) put(out, name, value);
  if (end.length && !never_has_body(response.status)) {
    put(out, "Content-Length", std::to_string(*end.length));
  }
  if (end.chunked) put(out, "Transfer-Encoding", "chunked");
  put(out, "Connection", end.keep_alive ? "keep-alive" : "close");
  return out + "\r\n";
}

std::string chunk_of(std::string_view bytes) {
  std::array<char, 16> size{};
  const auto [end, error] = std::to_chars(size.data(), size.data() + size.size(), bytes.size(), 16);
  std::string out(size.data(), end);
  out += "\r\n";
  out += bytes;
  return out + "\r\n";
}

void compress(const Request& request, Response& response) {
  // Below it a packet is saved nowhere.
  constexpr std::size_t kWorthIt = 1'400;
  if (response.stream || response.body.size() < kWorthIt || !is_text(response.content_type) ||
      response.headers.has("Content-Encoding")) {
    return;
  }
  response.headers.add("Vary", "Accept-Encoding");
  if (!accepts_gzip(request.headers.get("Accept-Encoding"))) return;
  std::string packed = gzip(response.body);
  if (packed.empty() || packed.size() >= response.body.size()) return;
  response.body = std::move(packed);
  response.headers.set("Content-Encoding", "gzip");
  // Other bytes are another representation (RFC 9110, 8.8.3); the content is the same: a weak one.
  const std::string tag(response.headers.get("ETag"));
  if (tag.starts_with('"')) response.headers.set("ETag", "W/" + tag);
}

}  // namespace calque::server
