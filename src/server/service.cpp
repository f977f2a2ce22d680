#include "server/service.h"

#include <algorithm>
#include <array>

#include "server/apis.h"
#include "server/base64.h"
#include "server/http_head.h"
#include "server/origin.h"
#include "sqlite/database.h"

namespace calque::server {
namespace {

std::string_view after(std::string_view text, std::string_view start) {
  if (!text.starts_with(start)) return {};
  text.remove_prefix(start.size());
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text;
}

/// What HTTP's Basic authentication says after the colon (RFC 7617).
std::string password_of(std::string_view credentials) {
  const std::string pair = decode_base64(credentials).value_or("");
  const std::size_t colon = pair.find(':');
  return colon == std::string::npos ? std::string() : pair.substr(colon + 1);
}

std::string cookie_of(std::string_view cookies) {
  constexpr std::string_view kName = "calque=";
  while (!cookies.empty()) {
    const std::size_t end = std::min(cookies.find(';'), cookies.size());
    std::string_view cookie = cookies.substr(0, end);
    while (cookie.starts_with(' ')) cookie.remove_prefix(1);
    if (cookie.starts_with(kName)) return std::string(cookie.substr(kName.size()));
    cookies.remove_prefix(std::min(end + 1, cookies.size()));
  }
  return {};
}

/// What a handler failed with, as the other side may know it.
Problem problem_of(const std::exception& error) {
  constexpr int kBusy = 5;  // sqlite.org/rescode.html: the low byte of the extended code
  const auto* of_file = dynamic_cast<const sqlite::Error*>(&error);
  if (of_file != nullptr && (of_file->code() & 0xFF) == kBusy) {
    return {.status = 503,
            .code = "memory-busy",
            .title = "The memory is busy",
            .detail = error.what()};
  }
  const bool of_request = dynamic_cast<const UsageError*>(&error) != nullptr ||
                          dynamic_cast<const InputError*>(&error) != nullptr;
  if (of_request) {
    return {.status = 400,
            .code = "invalid",
            .title = "The request makes no sense",
            .detail = error.what()};
  }
  return {.status = 500, .code = "failed", .title = "It did not work", .detail = error.what()};
}

Problem no_route() {
  return {.status = 404,
          .code = "not-found",
          .title = "Not found",
          .detail = "there is nothing at this address"};
}

Problem wrong_method(const Request& request) {
  return {.status = 405,
          .code = "method",
          .title = "Not to be done with this",
          .detail = request.method + " is not what can be done with this address"};
}

}  // namespace

std::optional<std::string> token_of(const Request& request) {
  const std::string_view written = request.headers.get("Authorization");
  for (const std::string_view scheme : {"Bearer ", "bearer ", "DeepL-Auth-Key "}) {
    if (const auto token = after(written, scheme); !token.empty()) return std::string(token);
  }
  if (const auto basic = after(written, "Basic "); !basic.empty()) return password_of(basic);
  if (request.headers.has("X-Api-Key")) return std::string(request.headers.get("X-Api-Key"));
  if (std::string cookie = cookie_of(request.headers.get("Cookie")); !cookie.empty()) return cookie;
  for (const std::string_view name : {"key", "api_key", "auth_key"}) {
    auto value = request.query.get(name);
    if (value && !value->empty()) return value;
  }
  return std::nullopt;
}

Service::Service(Context& context) : Service(context, all_routes(context)) {}

Service::Service(Context& context, Router router) : context_(context), router_(std::move(router)) {}

std::optional<Problem> Service::objection(Request& request) const {
  if (auto foreign = foreign_request(request, context_.options())) return foreign;
  request.who = context_.nobody();
  if (!context_.needs_tokens()) return std::nullopt;
  const auto token = token_of(request);
  if (!token) return std::nullopt;
  if (auto known = context_.identify(*token)) request.who = std::move(*known);
  return std::nullopt;
}

Service::Admission Service::admit(Request& request) const {
  Admission admission;
  const auto refuse = [&](const Problem& problem) -> Response& {
    admission.refusal = std::make_unique<Response>(refuse_with(request, admission.route, problem));
    return *admission.refusal;
  };
  if (const auto problem = objection(request)) {
    refuse(*problem);
    return admission;
  }
  if (request.method == "OPTIONS" && request.headers.has("Access-Control-Request-Method")) {
    admission.refusal = std::make_unique<Response>(preflight_answer(request, context_.options()));
    return admission;
  }
  Router::Found found = router_.find(request.method, request.segments);
  if (found.route == nullptr) {
    Response& response = refuse(found.allowed.empty() ? no_route() : wrong_method(request));
    std::string allow;
    for (const std::string& method : found.allowed) allow += (allow.empty() ? "" : ", ") + method;
    if (!allow.empty()) response.headers.set("Allow", std::move(allow));
    return admission;
  }
  admission.route = found.route;
  admission.arguments = std::move(found.arguments);
  if (const auto problem = missing_right(request, admission)) refuse(*problem);
  return admission;
}

std::optional<Problem> Service::missing_right(const Request& request,
                                              const Admission& admission) const {
  const Role needed = admission.route->role;
  const Identity& who = request.who;
  Role has = who.best_role();
  if (admission.arguments.has("memory")) {
    const ServedMemory* memory = context_.memories().find(admission.arguments["memory"]);
    // Of a memory that is not there nobody is told, who has no right at all.
    if (memory != nullptr) has = who.role_in(memory->name());
  }
  if (has >= needed) return std::nullopt;
  // Who may read nothing of what is there is told that it is not there.
  if (!who.grants.empty() && has == Role::none) return no_route();
  if (!who.grants.empty()) {
    return Problem{.status = 403,
                   .code = "auth",
                   .title = "Not allowed",
                   .detail = "the token " + who.name + " has the role " +
                             std::string(name_of(has)) + " here, and this needs " +
                             std::string(name_of(needed))};
  }
  return Problem{.status = 401,
                 .code = "auth",
                 .title = "A token is needed",
                 .detail =
                     "send a token that \"calque token add\" made, as \"Authorization: "
                     "Bearer TOKEN\""};
}

Response Service::answer(const Request& request, const Admission& admission) const {
  const Route& route = *admission.route;
  try {
    Response response = route.handler(request, admission.arguments, context_);
    finish(request, response);
    compress(request, response);
    return response;
  } catch (const HttpError& error) {
    return refuse_with(request, &route, error.problem());
  } catch (const std::exception& error) {
    return refuse_with(request, &route, problem_of(error));
  }
}

void Service::tidy() const {
  for (const auto& memory : context_.memories().all()) {
    try {
      memory->merge_index();
    } catch (const std::exception&) {
      // Another program writes, or the disk is full: look-ups go on, and so does the next time.
    }
  }
}

void Service::say_farewell() const {
  context_.events().close();
}

Response Service::answer(Request& request) const {
  Admission admission = admit(request);
  if (admission.refusal) return std::move(*admission.refusal);
  return answer(request, admission);
}

Response Service::refuse_with(const Request& request, const Route* route,
                              const Problem& problem) const {
  Response response =
      route != nullptr && route->refusal ? route->refusal(problem) : server::problem(problem);
  if (problem.status == 401) response.headers.set("WWW-Authenticate", "Bearer realm=\"calque\"");
  // Of a task before it: some seconds.
  if (problem.status == 503) response.headers.set("Retry-After", "5");
  finish(request, response);
  return response;
}

void Service::finish(const Request& request, Response& response) const {
  Headers& headers = response.headers;
  // What a memory says today it may not say tomorrow.
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  headers.set("X-Content-Type-Options", "nosniff");
  allow_origin(request, context_.options(), response);
}

}  // namespace calque::server
