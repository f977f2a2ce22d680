#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "server/served.h"

/// Requests as the clients of other protocols send them.
namespace client {

using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

inline constexpr const char* kForm = "application/x-www-form-urlencoded";
inline constexpr const char* kJson = "application/json";

/// As JavaScript's encodeURIComponent, and Python's quote(safe="").
inline std::string escaped(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
    }
  }
  return out;
}

inline std::string form(Fields fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    out += (out.empty() ? "" : "&") + escaped(name) + "=" + escaped(value);
  }
  return out;
}

inline std::string multipart(std::string_view boundary, Fields fields) {
  std::string out;
  for (const auto& [name, value] : fields) {
    out.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"");
    out.append(name).append("\"\r\n\r\n").append(value).append("\r\n");
  }
  return out.append("--").append(boundary).append("--\r\n");
}

inline calque::server::Response send(const Served& served, std::string method,
                                     std::string_view target, std::string body, std::string type) {
  auto request = Served::request(std::move(method), target, std::move(body));
  request.headers.set("Content-Type", std::move(type));
  return served.send(std::move(request));
}

inline calque::server::Response post_form(const Served& served, std::string_view target,
                                          Fields fields) {
  return send(served, "POST", target, form(fields), kForm);
}

inline calque::server::Response post_json(const Served& served, std::string_view target,
                                          const nlohmann::json& body) {
  return send(served, "POST", target, body.dump(), kJson);
}

}  // namespace client
