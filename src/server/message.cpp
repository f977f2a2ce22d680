#include "server/message.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "text/ascii.h"

namespace calque::server {
namespace {

using Pair = std::pair<std::string, std::string>;

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char letter = text::lower_ascii(c);
  return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

}  // namespace

std::string decode_escapes(std::string_view written, bool plus_is_space) {
  std::string out;
  out.reserve(written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    const bool escape = written[i] == '%' && written.size() - i > 2;
    const int high = escape ? digit(written[i + 1]) : -1;
    const int low = escape ? digit(written[i + 2]) : -1;
    if (high >= 0 && low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += plus_is_space && written[i] == '+' ? ' ' : written[i];
    }
  }
  return out;
}

std::vector<std::string> path_segments(std::string_view path) {
  std::vector<std::string> segments;
  if (path.starts_with('/')) path.remove_prefix(1);
  if (path.empty()) return segments;
  while (true) {
    const std::size_t slash = path.find('/');
    segments.push_back(decode_escapes(path.substr(0, slash)));
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

Query::Query(std::string_view written) {
  while (!written.empty()) {
    const std::size_t end = std::min(written.find('&'), written.size());
    const std::string_view pair = written.substr(0, end);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (!pair.empty()) {
      add(decode_escapes(pair.substr(0, equals), true),
          equals < pair.size() ? decode_escapes(pair.substr(equals + 1), true) : std::string());
    }
    written.remove_prefix(std::min(end + 1, written.size()));
  }
}

void Query::add(std::string name, std::string value) {
  pairs_.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string> Query::get(std::string_view name) const {
  const auto found = std::ranges::find(pairs_, name, &Pair::first);
  return found == pairs_.end() ? std::nullopt : std::optional(found->second);
}

std::string Query::get(std::string_view name, std::string_view otherwise) const {
  return get(name).value_or(std::string(otherwise));
}

std::vector<std::string> Query::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const Pair& pair : pairs_) {
    if (pair.first == name) values.push_back(pair.second);
  }
  return values;
}

void Headers::add(std::string name, std::string value) {
  pairs_.emplace_back(std::move(name), std::move(value));
}

void Headers::set(std::string_view name, std::string value) {
  std::erase_if(pairs_,
                [name](const Pair& pair) { return text::equals_ignoring_case(pair.first, name); });
  add(std::string(name), std::move(value));
}

std::string_view Headers::get(std::string_view name) const {
  for (const Pair& pair : pairs_) {
    if (text::equals_ignoring_case(pair.first, name)) return pair.second;
  }
  return {};
}

bool Headers::has(std::string_view name) const {
  return count(name) > 0;
}

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(std::ranges::count_if(
      pairs_, [name](const Pair& pair) { return text::equals_ignoring_case(pair.first, name); }));
}

std::string Request::media_type() const {
  std::string_view type = headers.get("Content-Type");
  type = type.substr(0, type.find(';'));
  while (type.ends_with(' ') || type.ends_with('\t')) type.remove_suffix(1);
  return text::lower_ascii(type);
}

Response json_response(const nlohmann::ordered_json& json, unsigned status) {
  Response response;
  response.status = status;
  response.body = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  response.body += '\n';
  return response;
}

Response problem(const Problem& problem) {
  nlohmann::ordered_json json{{"type", "about:blank"},
                              {"title", problem.title},
                              {"status", problem.status},
                              {"detail", problem.detail},
                              {"code", problem.code}};
  if (!problem.extra.empty()) json.update(nlohmann::ordered_json::parse(problem.extra));
  Response response = json_response(json, problem.status);
  response.content_type = "application/problem+json; charset=utf-8";
  return response;
}

Response problem(unsigned status, std::string_view code, std::string_view title,
                 std::string_view detail) {
  return problem({.status = status,
                  .code = std::string(code),
                  .title = std::string(title),
                  .detail = std::string(detail)});
}

Response not_found() {
  return problem(404, "not-found", "Not found", "there is nothing at this address");
}

void refuse(std::string detail) {
  throw HttpError({.status = 400,
                   .code = "invalid",
                   .title = "The request makes no sense",
                   .detail = std::move(detail)});
}

std::string_view reason_of(unsigned status) {
  constexpr std::array<std::pair<unsigned, std::string_view>, 29> kReasons{{
      {100, "Continue"},
      {200, "OK"},
      {201, "Created"},
      {202, "Accepted"},
      {204, "No Content"},
      {301, "Moved Permanently"},
      {302, "Found"},
      {303, "See Other"},
      {304, "Not Modified"},
      {307, "Temporary Redirect"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {410, "Gone"},
      {411, "Length Required"},
      {412, "Precondition Failed"},
      {413, "Content Too Large"},
      {414, "URI Too Long"},
      {415, "Unsupported Media Type"},
      {421, "Misdirected Request"},
      {422, "Unprocessable Content"},
      {428, "Precondition Required"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
  }};
  for (const auto& [number, reason] : kReasons) {
    if (number == status) return reason;
  }
  if (status == 501) return "Not Implemented";
  return status == 503 ? "Service Unavailable" : "";
}

}  // namespace calque::server
