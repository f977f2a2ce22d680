#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "server/context.h"
#include "server/message.h"
#include "server/router.h"

namespace calque::server {

/// The token of a request: `Authorization: Bearer`, `DeepL-Auth-Key` or `Basic` (its password),
/// `X-Api-Key`, the cookie of a session, or `key`, `api_key` and `auth_key` in the query.
std::optional<std::string> token_of(const Request& request);

/// Answers requests: looks who asks and whether he may, finds the route, and makes answers of what
/// handlers throw. For any number of threads.
class Service {
 public:
  /// `context` must outlive the service. All routes of apis.h are added.
  explicit Service(Context& context);
  /// With routes of its own, for tests.
  Service(Context& context, Router router);

  /// What is to be done with a request whose header was read.
  struct Admission {
    const Route* route = nullptr;
    PathArguments arguments{};
    /// Set where the request is answered at once, its body unread.
    std::unique_ptr<Response> refusal{};
  };
  /// Sets Request::who.
  Admission admit(Request& request) const;

  /// Never throws.
  Response answer(const Request& request, const Admission& admission) const;

  /// Both, of a request that was read whole.
  Response answer(Request& request) const;

  /// Does what makes later requests faster and nobody waits for. Never throws.
  void tidy() const;
  /// Ends what would go on for ever: streams of events.
  void say_farewell() const;

  const Router& router() const { return router_; }
  Context& context() const { return context_; }

 private:
  std::optional<Problem> objection(Request& request) const;
  std::optional<Problem> missing_right(const Request& request, const Admission& admission) const;
  Response refuse_with(const Request& request, const Route* route, const Problem& problem) const;
  void finish(const Request& request, Response& response) const;

  Context& context_;
  Router router_;
};

}  // namespace calque::server
