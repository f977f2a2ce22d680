#include "server/units_api.h"

#include <charconv>

#include "lookup/concordance.h"
#include "lookup/met_language.h"
#include "report/batch_json.h"
#include "server/context.h"
#include "server/precondition.h"
#include "server/unit_input.h"
#include "store/history.h"
#include "store/session_tools.h"

namespace calque::server {
namespace {

/// Units of one answer, and of one batch that is sent as JSON; more go by import.
constexpr std::int64_t kMostListed = 1'000;
constexpr std::size_t kMostAdded = 10'000;
constexpr std::size_t kMostSearched = 10'000;
/// Of one unit, the newest.
constexpr std::int64_t kMostVersions = 1'000;

[[noreturn]] void no_unit(const std::string& name) {
  throw HttpError({.status = 404,
                   .code = "not-found",
                   .title = "Not found",
                   .detail = "there is no unit \"" + name + "\""});
}

/// A number of a unit, be there one or not.
std::int64_t number_named(const std::string& name) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size() || number < 1) no_unit(name);
  return number;
}

TranslationUnit unit_of(Session& session, const std::string& name) {
  auto unit = session.unit(unit_named(session, name));
  if (!unit) no_unit(name);
  return std::move(*unit);
}

Response with_tag(const TranslationUnit& unit) {
  Response response = json_response(unit_json(unit));
  response.headers.set("ETag", etag_of(unit));
  return response;
}

Response get_unit(const Request& request, const PathArguments& arguments, Context& context) {
  const auto session = context.memory(arguments["memory"], request.who).read();
  const TranslationUnit unit = unit_of(*session, arguments["unit"]);
  if (has_already(request, etag_of(unit))) return not_modified(etag_of(unit));
  return with_tag(unit);
}

/// Also of one that was removed.
UnitId unit_ever_named(Session& session, const std::string& name) {
  if (const auto uid = Uid::parse(name)) {
    if (const auto id = find_unit_or_removed(session, {*uid})) return *id;
    no_unit(name);
  }
  return {number_named(name)};
}

/// What the unit was, the newest version first.
Response unit_history(const Request& request, const PathArguments& arguments, Context& context) {
  const auto session = context.memory(arguments["memory"], request.who).read();
  const auto versions =
      unit_versions(*session, unit_ever_named(*session, arguments["unit"]), kMostVersions);
  if (versions.empty()) no_unit(arguments["unit"]);
  Json json{{"versions", Json::array()}};
  for (const UnitVersion& version : versions) {
    Json& one = json["versions"].emplace_back();
    one = {{"batch", version.batch.value}, {"at", version.at}};
    if (!version.author.empty()) one["by"] = version.author;
    if (version.removed_by) one["removed_by"] = version.removed_by->value;
    one["unit"] = unit_json(version.unit);
  }
  return json_response(json);
}

/// Ends a walk through the units.
struct Enough {};

UnitFilter filter_in(Session& session, const Json& query) {
  UnitFilter filter;
  const std::string language = text_in(query, "lang");
  if (!language.empty()) {
    filter.languages.push_back(meet(session, language_of(language, "lang")).taken());
  }
  const std::int64_t batch = number_in(query, "batch", 0, 0, INT64_MAX);
  if (batch > 0) filter.batch = BatchId{batch};
  filter.origin = text_in(query, "file");
  filter.unconfirmed = flag_in(query, "unconfirmed", false);
  return filter;
}

/// In the order of their numbers, after `after`, so many at most.
std::vector<UnitId> units_after(Session& session, std::int64_t after, std::int64_t limit) {
  const auto statement =
      session.tools().statement("SELECT id FROM unit WHERE id > ? ORDER BY id LIMIT ?");
  std::vector<UnitId> ids;
  for (const sqlite::Row& row : statement->rows(after, limit)) ids.push_back({row.column_int(0)});
  return ids;
}

std::vector<UnitId> filtered_units(Session& session, const UnitFilter& filter, std::int64_t after,
                                   std::int64_t limit) {
  std::vector<UnitId> ids;
  try {
    session.for_each_unit(filter, [&](const TranslationUnit& unit) {
      if (unit.id.value <= after) return;
      ids.push_back(unit.id);
      if (std::ssize(ids) == limit) throw Enough();
    });
  } catch (const Enough&) {
    return ids;
  }
  return ids;
}

/// Of those that hold a phrase only the first are looked through, whatever else is asked of them.
std::vector<UnitId> units_with(Session& session, const std::string& phrase,
                               const UnitFilter& filter, std::int64_t after, std::int64_t limit) {
  ConcordanceQuery query{.phrase = phrase, .language = {}, .target = {}, .limit = kMostSearched};
  if (!filter.languages.empty()) query.language = filter.languages.front();
  std::vector<UnitId> ids;
  for (const ConcordanceHit& hit : find_concordance(session, query)) {
    if (hit.unit.value <= after || std::ssize(ids) == limit) continue;
    auto unit = session.unit(hit.unit);
    if (unit && apply(filter, std::move(*unit))) ids.push_back(hit.unit);
  }
  return ids;
}

/// A page of units in the order of their numbers; `next` is the cursor of the one after it.
Response list_units(const Request& request, const PathArguments& arguments, Context& context) {
  const Json query = query_as_json(request.query);
  const std::int64_t after = number_in(query, "cursor", 0, 0, INT64_MAX);
  const std::int64_t limit = number_in(query, "limit", 100, 1, kMostListed);
  const auto session = context.memory(arguments["memory"], request.who).read();
  UnitFilter filter = filter_in(*session, query);
  // Dates may be written as numbers: 20260131.
  if (const auto since = request.query.get("since"); since && !since->empty()) {
    filter.changed_since = normalize_timestamp(*since);
  }
  if (const auto until = request.query.get("until"); until && !until->empty()) {
    filter.changed_before = normalize_timestamp(*until);
  }
  const std::string phrase = text_in(query, "q");
  const bool searches = phrase.find_first_not_of(" \t\r\n") != std::string::npos;
  const auto ids = searches                 ? units_with(*session, phrase, filter, after, limit)
                   : filter == UnitFilter{} ? units_after(*session, after, limit)
                                            : filtered_units(*session, filter, after, limit);
  Json json{{"units", Json::array()}};
  for (const UnitId id : ids) {
    if (const auto unit = session->unit(id)) json["units"].push_back(unit_json(*unit));
  }
  if (std::ssize(ids) == limit) json["next"] = ids.back().value;
  return json_response(json);
}

/// Who may only suggest adds what no person has confirmed.
TranslationUnit unit_to_add(const Json& json, Role role, const BatchInfo& info) {
  TranslationUnit unit = unit_in(json);
  if (role < Role::write) unit.confirmation = Confirmation::missing;
  unit.metadata.creation_date = info.started;
  unit.metadata.creation_id = info.author;
  return unit;
}

std::vector<TranslationUnit> units_to_add(const Json& json, Role role, const BatchInfo& info) {
  std::vector<TranslationUnit> units;
  if (!json.contains("units")) {
    units.push_back(unit_to_add(json, role, info));
    return units;
  }
  const Json& list = json["units"];
  if (!list.is_array() || list.empty()) refuse("\"units\" is no list of units");
  if (list.size() > kMostAdded) {
    refuse("\"units\": more than " + std::to_string(kMostAdded) + ": import takes any number");
  }
  for (const Json& unit : list) {
    if (!unit.is_object()) refuse("\"units\" holds what is no JSON object");
    units.push_back(unit_to_add(unit, role, info));
  }
  return units;
}

/// One unit, or many in one batch. A unit whose texts the memory has already is not added again.
Response add_units(const Request& request, const PathArguments& arguments, Context& context) {
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  const Json json = json_body(request);
  BatchInfo info = context.batch_now(request.who, "add");
  info.sitting = text_in(json, "sitting");
  const auto units = units_to_add(json, request.who.role_in(memory.name()), info);
  const auto session = memory.write();
  Json answer{{"units", Json::array()}};
  bool added = false;
  {
    Batch batch = session->begin(info);
    for (const TranslationUnit& unit : units) {
      const auto known = batch.find_with_texts(unit);
      added = added || !known;
      answer["units"].push_back(unit_json(batch.unit(known ? *known : batch.insert(unit))));
      if (known) answer["units"].back()["known"] = true;
    }
    // Without anything new it is dropped, and leaves no trace in the list of batches.
    if (added) answer["batch"] = commit(context, memory, *session, batch);
  }
  Response response = json_response(answer, added ? 201 : 200);
  if (units.size() == 1) {
    response.headers.set("Location", "/api/v1/memories/" + memory.name() + "/units/" +
                                         answer["units"][0]["uid"].get<std::string>());
  }
  return response;
}

/// Changes a unit that is as its sender has seen it.
template <typename Change>
Response change_one(const Request& request, const PathArguments& arguments, Context& context,
                    const char* kind, const Change& change) {
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  const auto session = memory.write();
  const UnitId id = unit_named(*session, arguments["unit"]);
  Batch batch = session->begin(context.batch_now(request.who, kind));
  // Read in the batch: nobody changes it any more before it is written.
  const TranslationUnit unit = batch.unit(id);
  require_match(request, etag_of(unit), unit_json(unit).dump());
  change(batch, unit);
  Json answer{{"batch", commit(context, memory, *session, batch)}};
  Response response;
  if (const auto now = session->unit(id)) {
    answer["unit"] = unit_json(*now);
    response.headers.set("ETag", etag_of(*now));
  }
  response.body = json_response(answer).body;
  return response;
}

Response patch_unit(const Request& request, const PathArguments& arguments, Context& context) {
  const Json json = json_body(request);
  return change_one(
      request, arguments, context, "edit", [&](Batch& batch, const TranslationUnit& unit) {
        TranslationUnit changed = unit;
        change_unit(changed, json, format_timestamp(Clock::now()), context.user_name(request.who));
        batch.replace(unit.id, changed);
      });
}

Response put_unit(const Request& request, const PathArguments& arguments, Context& context) {
  TranslationUnit wanted = unit_in(json_body(request));
  return change_one(request, arguments, context, "edit",
                    [&](Batch& batch, const TranslationUnit& unit) {
                      wanted.metadata = unit.metadata;
                      wanted.metadata.change_date = format_timestamp(Clock::now());
                      wanted.metadata.change_id = context.user_name(request.who);
                      wanted.origin = unit.origin;
                      batch.replace(unit.id, wanted);
                    });
}

Response delete_unit(const Request& request, const PathArguments& arguments, Context& context) {
  return change_one(request, arguments, context, "delete",
                    [](Batch& batch, const TranslationUnit& unit) { batch.remove(unit.id); });
}

}  // namespace

UnitId unit_named(Session& session, const std::string& name) {
  if (const auto uid = Uid::parse(name)) {
    if (const auto id = session.find_unit({*uid})) return *id;
    no_unit(name);
  }
  const std::int64_t number = number_named(name);
  if (!session.unit({number})) no_unit(name);
  return {number};
}

std::int64_t commit(Context& context, ServedMemory& memory, Session& session, Batch& batch) {
  const BatchId id = batch.id();
  batch.commit();
  const auto record = session.batch(id);
  if (record) context.tell_batch(memory, report::to_json(*record).dump());
  return id.value;
}

void add_unit_routes(Router& router) {
  for (const std::string base : {"/api/v1", "/api/v1/memories/{memory}"}) {
    router.add("GET", base + "/units", Role::read, list_units).slow = true;
    router.add("POST", base + "/units", Role::suggest, add_units);
    router.add("GET", base + "/units/{unit}", Role::read, get_unit);
    router.add("GET", base + "/units/{unit}/history", Role::read, unit_history);
    router.add("PUT", base + "/units/{unit}", Role::write, put_unit);
    router.add("PATCH", base + "/units/{unit}", Role::write, patch_unit);
    router.add("DELETE", base + "/units/{unit}", Role::write, delete_unit);
  }
}

}  // namespace calque::server
