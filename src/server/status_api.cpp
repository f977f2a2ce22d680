#include "server/status_api.h"

#include <nlohmann/json.hpp>

#include "calque/version.h"
#include "server/context.h"
#include "server/description.h"

namespace calque::server {
namespace {

Response health(const Request& /*request*/, const PathArguments& /*arguments*/, Context& context) {
  // Whoever asks wants to know whether look-ups would be answered.
  for (const auto& memory : context.memories().all()) memory->version();
  return json_response({{"status", "ok"}});
}

Response about(const Request& request, const PathArguments& /*arguments*/, Context& context) {
  nlohmann::ordered_json json{{"name", "calque"},
                              {"version", kVersion},
                              {"boot", context.events().boot()},
                              {"who", context.user_name(request.who)},
                              {"memories", nlohmann::ordered_json::array()}};
  for (const ServedMemory* memory : context.readable(request.who)) {
    const Role role = request.who.role_in(memory->name());
    json["memories"].push_back(
        {{"name", memory->name()}, {"role", name_of(memory->writable() ? role : Role::read)}});
  }
  return json_response(json);
}

Response metrics(const Request& /*request*/, const PathArguments& /*arguments*/, Context& context) {
  Response response;
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  response.body = context.metrics().text();
  return response;
}

Response description(const Request& /*request*/, const PathArguments& /*arguments*/,
                     Context& /*context*/) {
  Response response;
  response.body = description_files().front().text;
  return response;
}

}  // namespace

void add_status_routes(Router& router, Context& /*context*/) {
  router.add("GET", "/health", Role::none, health);
  router.add("GET", "/metrics", Role::admin, metrics);
  router.add("GET", "/api/v1", Role::read, about);
  router.add("GET", "/api/v1/openapi.json", Role::none, description);
}

}  // namespace calque::server
