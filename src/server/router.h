#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/message.h"

namespace calque::server {

class Context;

/// What the arguments of a route's pattern are in a path, decoded.
class PathArguments {
 public:
  void set(std::string name, std::string value);
  /// Empty for a name that the pattern does not have.
  const std::string& operator[](std::string_view name) const;
  bool has(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

using Handler = std::function<Response(const Request&, const PathArguments&, Context&)>;

/// Makes an answer of a problem, in the form that the clients of a route understand.
using Refusal = std::function<Response(const Problem&)>;

/// Bodies are read into memory up to this size: a batch of some thousand segments.
inline constexpr std::size_t kMostBody = std::size_t{16} << 20U;

struct Route {
  std::string method;
  std::string pattern;
  /// Needed in the memory that the argument `{memory}` names, or in any where there is none. With
  /// Role::none the handler looks at Request::who itself.
  Role role = Role::none;
  Handler handler{};

  // What follows is set on what Router::add returns, where it is otherwise.
  std::size_t most_body = kMostBody;  ///< More is refused with 413 before it is read.
  bool body_in_file = false;          ///< Bodies are put into a file (Request::body_file).
  /// Takes longer than a look-up: only some of the workers do such, so that look-ups go on.
  bool slow = false;
  Refusal refusal{};  ///< RFC 9457 where it is missing.
};

/// Knows what is at which address. Filled before the server runs; then for any number of threads.
class Router {
 public:
  /// A pattern is a path in which `{name}` stands for one segment, and `{name...}` at the end for
  /// all that follow (at least one), with slashes between. A literal segment goes before an
  /// argument. A final `/` of a path is left aside where there is no route with it. HEAD follows
  /// GET. @throws Error for a pattern that is there already.
  Route& add(std::string_view method, std::string_view pattern, Role role, Handler handler);

  /// The route of a path, with its arguments.
  struct Found {
    const Route* route = nullptr;  ///< Null where there is none.
    PathArguments arguments{};
    std::vector<std::string> allowed{};  ///< Where only the method is wrong: those that are right.
  };
  Found find(std::string_view method, const std::vector<std::string>& segments) const;

  const std::deque<Route>& routes() const { return routes_; }

 private:
  Found find_exactly(std::string_view method, const std::vector<std::string>& segments) const;

  std::deque<Route> routes_;
  std::deque<std::vector<std::string>> patterns_;  ///< Split; of the route at the same place.
};

}  // namespace calque::server
