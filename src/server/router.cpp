#include "server/router.h"

#include <algorithm>
#include <optional>

namespace calque::server {
namespace {

using Pattern = std::vector<std::string>;

bool is_argument(std::string_view piece) {
  return piece.starts_with('{');
}

bool is_rest(std::string_view piece) {
  return piece.ends_with("...}");
}

std::string name_of_argument(std::string_view piece) {
  piece.remove_prefix(1);
  piece.remove_suffix(is_rest(piece) ? 4 : 1);
  return std::string(piece);
}

/// True for the one that says more: at the first place where they differ in kind it has a word.
bool more_exact(const Pattern& one, const Pattern& other) {
  for (std::size_t i = 0; i < std::min(one.size(), other.size()); ++i) {
    const auto kind = [i](const Pattern& pattern) {
      return is_rest(pattern[i]) ? 2 : (is_argument(pattern[i]) ? 1 : 0);
    };
    if (kind(one) != kind(other)) return kind(one) < kind(other);
  }
  return one.size() > other.size();
}

std::optional<PathArguments> match(const Pattern& pattern,
                                   const std::vector<std::string>& segments) {
  const bool takes_rest = !pattern.empty() && is_rest(pattern.back());
  if (takes_rest ? segments.size() < pattern.size() : segments.size() != pattern.size()) {
    return std::nullopt;
  }
  PathArguments arguments;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (!is_argument(pattern[i])) {
      if (pattern[i] != segments[i]) return std::nullopt;
      continue;
    }
    std::string value = segments[i];
    if (is_rest(pattern[i])) {
      for (std::size_t next = i + 1; next < segments.size(); ++next) value += "/" + segments[next];
    }
    arguments.set(name_of_argument(pattern[i]), std::move(value));
  }
  return arguments;
}

/// As names of arguments do not count.
Pattern shape_of(Pattern pattern) {
  for (std::string& piece : pattern) {
    if (is_argument(piece)) piece = is_rest(piece) ? "{...}" : "{}";
  }
  return pattern;
}

}  // namespace

void PathArguments::set(std::string name, std::string value) {
  values_.emplace_back(std::move(name), std::move(value));
}

const std::string& PathArguments::operator[](std::string_view name) const {
  static const std::string kNone;
  for (const auto& [key, value] : values_) {
    if (key == name) return value;
  }
  return kNone;
}

bool PathArguments::has(std::string_view name) const {
  return std::ranges::any_of(values_, [name](const auto& pair) { return pair.first == name; });
}

Route& Router::add(std::string_view method, std::string_view pattern, Role role, Handler handler) {
  Pattern pieces = path_segments(pattern);
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    if (routes_[i].method == method && shape_of(patterns_[i]) == shape_of(pieces)) {
      throw Error("two routes for " + std::string(method) + " " + std::string(pattern));
    }
  }
  patterns_.push_back(std::move(pieces));
  routes_.push_back({.method = std::string(method),
                     .pattern = std::string(pattern),
                     .role = role,
                     .handler = std::move(handler)});
  return routes_.back();
}

Router::Found Router::find_exactly(std::string_view method,
                                   const std::vector<std::string>& segments) const {
  const std::string_view wanted = method == "HEAD" ? "GET" : method;
  Found found;
  const Pattern* best = nullptr;
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    auto arguments = match(patterns_[i], segments);
    if (!arguments) continue;
    if (routes_[i].method != wanted) {
      found.allowed.push_back(routes_[i].method);
      continue;
    }
    if (best != nullptr && !more_exact(patterns_[i], *best)) continue;
    best = &patterns_[i];
    found.route = &routes_[i];
    found.arguments = std::move(*arguments);
  }
  if (std::ranges::find(found.allowed, "GET") != found.allowed.end()) {
    found.allowed.emplace_back("HEAD");
  }
  std::ranges::sort(found.allowed);
  found.allowed.erase(std::ranges::unique(found.allowed).begin(), found.allowed.end());
  return found;
}

Router::Found Router::find(std::string_view method,
                           const std::vector<std::string>& segments) const {
  Found found = find_exactly(method, segments);
  const bool nothing = found.route == nullptr && found.allowed.empty();
  if (!nothing || segments.empty() || !segments.back().empty()) return found;
  return find_exactly(method, {segments.begin(), segments.end() - 1});
}

}  // namespace calque::server
