#include "server/batches_api.h"

#include <algorithm>
#include <charconv>

#include "report/batch_json.h"
#include "server/context.h"
#include "server/json_body.h"

namespace calque::server {
namespace {

BatchId batch_named(const std::string& name) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size()) return {};
  return {number};
}

BatchRecord batch_of(Session& session, const std::string& name) {
  auto batch = session.batch(batch_named(name));
  if (!batch) {
    throw HttpError({.status = 404,
                     .code = "not-found",
                     .title = "Not found",
                     .detail = "there is no batch \"" + name + "\""});
  }
  return std::move(*batch);
}

/// The last ones first, as who looks for what to undo wants them.
Response list_batches(const Request& request, const PathArguments& arguments, Context& context) {
  const Json query = query_as_json(request.query);
  const std::int64_t limit = number_in(query, "limit", 100, 1, 10'000);
  const std::int64_t before = number_in(query, "before", INT64_MAX, 1, INT64_MAX);
  const auto session = context.memory(arguments["memory"], request.who).read();
  auto batches = session->batches();
  std::ranges::reverse(batches);
  Json json{{"batches", Json::array()}};
  for (const BatchRecord& batch : batches) {
    if (batch.id.value >= before) continue;
    if (std::ssize(json["batches"]) == limit) {
      json["next"] = json["batches"].back()["batch"];
      break;
    }
    json["batches"].push_back(report::to_json(batch));
  }
  return json_response(json);
}

Response get_batch(const Request& request, const PathArguments& arguments, Context& context) {
  const auto session = context.memory(arguments["memory"], request.who).read();
  return json_response(report::to_json(batch_of(*session, arguments["batch"])));
}

/// The batch, with those of its sitting where that is wanted, the last first.
std::vector<BatchId> to_undo(Session& session, const BatchRecord& batch, bool sitting) {
  if (!sitting || batch.info.sitting.empty()) return {batch.id};
  std::vector<BatchId> ids;
  for (const BatchRecord& one : session.batches()) {
    if (one.undone.empty() && one.info.sitting == batch.info.sitting) ids.push_back(one.id);
  }
  std::ranges::reverse(ids);
  if (ids.empty()) throw UsageError("that sitting is undone already");
  return ids;
}

Response undo_batch(const Request& request, const PathArguments& arguments, Context& context) {
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  const bool sitting = request.query.get("sitting", "") == "true";
  const auto session = memory.write();
  const BatchRecord batch = batch_of(*session, arguments["batch"]);
  const auto ids = to_undo(*session, batch, sitting);
  try {
    session->undo(ids, format_timestamp(Clock::now()));
  } catch (const UsageError& error) {
    throw HttpError({.status = 409,
                     .code = "conflict",
                     .title = "It cannot be undone now",
                     .detail = error.what()});
  }
  Json json{{"batch", ids.front().value}, {"undone", Json::array()}};
  for (const BatchId id : ids) {
    const Json undone = report::to_json(*session->batch(id));
    context.tell_batch(memory, undone.dump());
    json["undone"].push_back(undone);
  }
  return json_response(json);
}

Response events(const Request& request, const PathArguments& arguments, Context& context) {
  const ServedMemory& memory = context.memory(arguments["memory"], request.who);
  return context.events().answer(request, {"memory/" + memory.name()});
}

}  // namespace

void add_batch_routes(Router& router) {
  for (const std::string base : {"/api/v1", "/api/v1/memories/{memory}"}) {
    router.add("GET", base + "/batches", Role::read, list_batches);
    router.add("GET", base + "/batches/{batch}", Role::read, get_batch);
    router.add("POST", base + "/batches/{batch}/undo", Role::write, undo_batch).slow = true;
  }
  // Without a name it is the route of the desk, which tells of the first memory too.
  router.add("GET", "/api/v1/memories/{memory}/events", Role::read, events);
}

}  // namespace calque::server
