#include "server/desk_api.h"

#include <charconv>
#include <utility>

#include "calque/error.h"
#include "server/json_body.h"
#include "sqlite/database.h"

namespace calque::server {
namespace {

std::optional<std::int64_t> number_of(std::string_view written) {
  std::int64_t number = 0;
  const char* const end = written.data() + written.size();
  const auto [stopped, error] = std::from_chars(written.data(), end, number);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return number;
}

HttpError error_of(unsigned status, const char* code, const char* title, const std::string& detail,
                   const Json& extra = nullptr) {
  return HttpError({.status = status,
                    .code = code,
                    .title = title,
                    .detail = detail,
                    .extra = extra.is_null()
                                 ? std::string()
                                 : extra.dump(-1, ' ', false, Json::error_handler_t::replace)});
}

HttpError incomplete(const DeskCall& call, const desk::Incomplete& error) {
  Json extra{{"blocked", Json::array()}, {"findings", Json::array()}};
  for (const auto reason : error.reasons()) extra["blocked"].push_back(desk::key_of(reason));
  const auto job = call.served.lend();
  for (const check::Finding& finding : job->findings(job->segment(call.segment()))) {
    extra["findings"].push_back(to_json(finding, call.offsets));
  }
  return error_of(422, "invalid", "Something is missing", error.what(), extra);
}

Response guarded(const DeskHandler& handler, const DeskCall& call) {
  try {
    return handler(call);
  } catch (const desk::VersionConflict& conflict) {
    throw error_of(412, "version-conflict", "Somebody has changed it since", conflict.what(),
                   {{"current", to_json(conflict.current(), call.offsets)}});
  } catch (const desk::NotThere& error) {
    throw error_of(404, "not-found", "Not found", error.what());
  } catch (const desk::Locked& error) {
    throw error_of(423, "locked", "Not to be translated", error.what());
  } catch (const desk::Incomplete& error) {
    throw incomplete(call, error);
  } catch (const sqlite::Error& error) {
    if ((error.code() & 0xff) != 5) throw;  // SQLITE_BUSY
    throw error_of(503, "memory-busy", "Busy", error.what());
  } catch (const UsageError& error) {
    throw error_of(422, "invalid", "That cannot be done", error.what());
  } catch (const InputError& error) {
    throw error_of(422, "invalid", "That cannot be done", error.what());
  }
}

ServedJob& job_of(const Request& request, const PathArguments& arguments, Context& context,
                  Role role) {
  ServedJob* const job = context.desk().find(arguments["job"]);
  const ServedMemory* const memory =
      job == nullptr ? nullptr : context.memories().find(job->memory());
  if (memory == nullptr || request.who.role_in(memory->name()) < role) {
    throw error_of(404, "not-found", "Not found", "there is no such job");
  }
  return *job;
}

Json parsed_or_null(const std::string& text) {
  Json json = Json::parse(text, nullptr, false);
  return json.is_discarded() ? Json(nullptr) : json;
}

Json job_json(Context& context, ServedJob& served, const Request& request) {
  const ServedMemory& memory = *context.memories().find(served.memory());
  const auto job = served.lend();
  const auto resume = number_of(job->value("resume"));
  const desk::Progress progress = job->progress();
  std::int64_t total = 0;
  for (const desk::Amount& amount : progress) total += amount.segments;
  const Json settings = parsed_or_null(job->value("settings"));
  return {{"id", served.id()},
          {"name", job->name()},
          {"source_lang", job->source().tag()},
          {"target_lang", job->target().tag()},
          {"rev", job->revision()},
          {"resume", resume ? Json(*resume) : Json(nullptr)},
          {"memory", memory.name()},
          {"author", context.user_name(request.who)},
          {"total", total},
          {"progress", to_json(progress)},
          {"formats", {"article", "xliff", "tmx"}},
          {"settings", settings.is_object() ? settings : Json::object()}};
}

Response list_jobs(const Request& request, const PathArguments& /*arguments*/, Context& context) {
  Json jobs = Json::array();
  for (ServedJob* const job : readable(context.desk(), context, request.who)) {
    jobs.push_back(job_json(context, *job, request));
  }
  return json_response({{"jobs", jobs}});
}

Response show_job(const DeskCall& call) {
  return json_response(job_json(call.context, call.served, call.request));
}

/// Where somebody is, and how he likes it. No change of the job: it gets no revision.
Response patch_job(const DeskCall& call) {
  constexpr std::size_t kMostSettings = std::size_t{64} * 1024;
  const Json body = json_body(call.request);
  {
    const auto job = call.served.lend();
    if (body.contains("resume") && !body["resume"].is_null()) {
      const auto segment = number_in(body, "resume", 0, 1, 1'000'000'000'000);
      job->segment(desk::SegmentId{segment});
      job->set_value("resume", std::to_string(segment));
      call.tell("presence", {{"who", call.who().name}, {"segment", segment}}, job->revision());
    }
    if (body.contains("settings")) {
      const std::string settings = body["settings"].dump();
      if (!body["settings"].is_object() || settings.size() > kMostSettings) {
        refuse("\"settings\" is an object of less than 64 KiB");
      }
      job->set_value("settings", settings);
    }
  }
  return show_job(call);
}

Response segments(const DeskCall& call) {
  const auto number = [&call](const char* name, std::int64_t otherwise) {
    const auto written = call.request.query.get(name);
    if (!written) return otherwise;
    const auto found = number_of(*written);
    if (!found || *found < 0) refuse("\"" + std::string(name) + "\" is no number");
    return *found;
  };
  const auto job = call.served.lend();
  if (call.request.query.get("since")) {
    const desk::Changes changes = job->changes_since(number("since", 0));
    return json_response({{"rev", changes.revision},
                          {"all", changes.all},
                          {"segments", to_json(changes.segments, call.offsets)},
                          {"gone", to_json(changes.gone)}});
  }
  const std::int64_t revision = job->revision();
  std::int64_t total = 0;
  for (const desk::Amount& amount : job->progress()) total += amount.segments;
  const auto found = job->segments(number("from", 1), number("count", total));
  return json_response(
      {{"rev", revision}, {"total", total}, {"segments", to_json(found, call.offsets)}});
}

Response one_segment(const DeskCall& call) {
  const auto job = call.served.lend();
  const desk::DeskSegment segment = job->segment(call.segment());
  Response response = json_response(to_json(segment, call.offsets));
  response.headers.set("ETag", "\"" + std::to_string(segment.version) + "\"");
  return response;
}

Response events(const Request& request, const PathArguments& /*arguments*/, Context& context) {
  std::vector<std::string> topics;
  const std::string wanted = request.query.get("job", "");
  if (!request.query.get("job") && !request.query.get("alignment")) {
    topics.push_back("memory/" + context.memory(std::string(), request.who).name());
  }
  const auto listen = [&](const auto& all) {
    for (auto* const served : all) {
      const ServedMemory* const memory = context.memories().find(served->memory());
      const bool readable = memory != nullptr && request.who.role_in(memory->name()) >= Role::read;
      if (!readable || (!wanted.empty() && served->id() != wanted)) continue;
      topics.push_back(served->topic());
    }
  };
  listen(context.desk().all());
  listen(context.alignments().all());
  if (topics.empty()) throw error_of(404, "not-found", "Not found", "there is no such job");
  return context.events().answer(request, std::move(topics));
}

}  // namespace

desk::Who DeskCall::who() const {
  return {.name = context.user_name(request.who),
          .at = format_timestamp(Clock::now()),
          .request = std::string(request.headers.get("Idempotency-Key")).substr(0, 200)};
}

desk::SegmentId DeskCall::segment() const {
  return desk::SegmentId{number_in_path(arguments["segment"])};
}

std::int64_t version_of(const Request& request) {
  std::string_view written = request.headers.get("If-Match");
  if (written.empty()) {
    throw error_of(428, "invalid", "If-Match is needed",
                   "send the version that the change is based on, as If-Match: \"VERSION\"");
  }
  if (written.starts_with("W/")) written.remove_prefix(2);
  if (written.size() >= 2 && written.front() == '"' && written.back() == '"') {
    written = written.substr(1, written.size() - 2);
  }
  const auto version = number_of(written);
  if (!version) refuse("If-Match is a version in quotes");
  return *version;
}

void DeskCall::tell(std::string_view event, Json json, std::int64_t revision) const {
  json["rev"] = revision;
  json["client"] = std::string(request.headers.get("X-Calque-Client")).substr(0, 100);
  context.events().publish(served.topic(), std::string(event),
                           json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::int64_t number_in_path(std::string_view written) {
  const auto number = number_of(written);
  if (!number) throw error_of(404, "not-found", "Not found", "there is nothing of this number");
  return *number;
}

Route& add_desk_route(Router& router, std::string_view method, const std::string& path, Role role,
                      DeskHandler handler) {
  return router.add(method, "/api/v1/jobs/{job}" + path, role,
                    [role, handler = std::move(handler)](
                        const Request& request, const PathArguments& arguments, Context& context) {
                      const DeskCall call{.request = request,
                                          .arguments = arguments,
                                          .context = context,
                                          .served = job_of(request, arguments, context, role),
                                          .offsets = offsets_of(request)};
                      return guarded(handler, call);
                    });
}

void add_desk_routes(Router& router, Context& /*context*/) {
  router.add("GET", "/api/v1/jobs", Role::read, list_jobs);
  router.add("GET", "/api/v1/events", Role::read, events);
  add_desk_route(router, "GET", "", Role::read, show_job);
  add_desk_route(router, "PATCH", "", Role::read, patch_job);
  add_desk_route(router, "GET", "/segments", Role::read, segments);
  add_desk_route(router, "GET", "/segments/{segment}", Role::read, one_segment);
  add_desk_segment_routes(router);
  add_desk_output_routes(router);
}

}  // namespace calque::server
