#include <utility>

#include "server/desk_api.h"
#include "server/json_body.h"

namespace calque::server {
namespace {

/// For people: a note is no article.
constexpr std::size_t kMostNote = 10'000;

/// Tells everybody what a change did. Offsets of events are in UTF-16: browsers read them.
void tell(const DeskCall& call, desk::Job& job, const desk::Outcome& outcome,
          const desk::Action* action) {
  const std::int64_t revision = job.revision();
  Json json{{"segments", to_json(outcome.segments, Offsets::utf16)},
            {"gone", to_json(outcome.gone)}};
  if (action == nullptr) {
    call.tell("segment", std::move(json), revision);
  } else {
    json["action"] = to_json(*action);
    call.tell("action", std::move(json), revision);
  }
  call.tell("progress", to_json(job.progress()), revision);
}

void tell(const DeskCall& call, desk::Job& job, const desk::Outcome& outcome,
          std::string_view kind) {
  if (outcome.segments.empty()) return;
  const desk::Who who = call.who();
  desk::Action action{
      .id = outcome.action, .kind = std::string(kind), .by = who.name, .at = who.at, .undone = {}};
  for (const desk::DeskSegment& segment : outcome.segments) action.segments.push_back(segment.id);
  tell(call, job, outcome, &action);
}

Response with_version(Response response, const desk::DeskSegment& segment) {
  response.headers.set("ETag", "\"" + std::to_string(segment.version) + "\"");
  return response;
}

/// The memory that the job's units go to: waited for before the job is, which others may edit
/// meanwhile.
ServedMemory::Lease memory_of(const DeskCall& call) {
  return call.context.memory(call.served.memory(), call.request.who).write();
}

Response edit(const DeskCall& call) {
  const Json body = json_body(call.request);
  if (!body.contains("target")) refuse("\"target\" is missing");
  const std::int64_t version = call.version();
  const auto job = call.served.lend();
  const desk::DeskSegment segment = job->segment(call.segment());
  const desk::Outcome outcome =
      job->edit(segment.id, version, target_in(body["target"], segment, call.offsets), call.who());
  const desk::DeskSegment& edited = outcome.segments.front();
  if (edited.version != segment.version) tell(call, *job, outcome, nullptr);
  return with_version(json_response(to_json(edited, call.offsets)), edited);
}

desk::State level_in(const Json& body) {
  const auto state = desk::state_with_key(text_in(body, "level", "confirmed"));
  if (!state || !desk::is_done(*state)) {
    refuse("\"level\" is confirmed, reviewed or signed-off");
  }
  return *state;
}

Json body_of(const Request& request) {
  return request.body.empty() ? Json::object() : json_body(request);
}

Response confirm(const DeskCall& call) {
  const Json body = body_of(call.request);
  desk::Confirming confirming{.state = level_in(body),
                              .propagate = flag_in(body, "propagate", true),
                              .force = flag_in(body, "force", false),
                              .target = {}};
  const std::int64_t version = call.version();
  const auto memory = memory_of(call);
  const auto job = call.served.lend();
  if (body.contains("target")) {
    const desk::DeskSegment segment = job->segment(call.segment());
    confirming.target = target_in(body["target"], segment, call.offsets);
  }
  desk::Outcome outcome = job->confirm(call.segment(), version, confirming, call.who(),
                                       {*memory, call.served.sitting()});
  tell(call, *job, outcome, "confirm");
  const desk::DeskSegment confirmed = outcome.segments.front();
  Json findings = Json::array();
  for (const check::Finding& finding : job->findings(confirmed)) {
    findings.push_back(to_json(finding, call.offsets));
  }
  outcome.segments.erase(outcome.segments.begin());
  Json json{{"segment", to_json(confirmed, call.offsets)},
            {"batch", outcome.batch ? Json(outcome.batch->value) : Json(nullptr)},
            {"unit", confirmed.unit.empty() ? Json(nullptr) : Json(confirmed.unit)},
            {"action", outcome.action.value},
            {"findings", std::move(findings)},
            {"propagated", to_json(outcome.segments, call.offsets)}};
  return with_version(json_response(json), confirmed);
}

Response unconfirm(const DeskCall& call) {
  const std::int64_t version = call.version();
  const auto memory = memory_of(call);
  const auto job = call.served.lend();
  const desk::Outcome outcome =
      job->unconfirm(call.segment(), version, call.who(), {*memory, call.served.sitting()});
  tell(call, *job, outcome, "unconfirm");
  return with_version(json_response({{"segment", to_json(outcome.segments[0], call.offsets)},
                                     {"batch", nullptr},
                                     {"action", outcome.action.value}}),
                      outcome.segments[0]);
}

Response outcome_response(const DeskCall& call, const desk::Outcome& outcome) {
  return with_version(json_response({{"segments", to_json(outcome.segments, call.offsets)},
                                     {"gone", to_json(outcome.gone)},
                                     {"action", outcome.action.value}}),
                      outcome.segments.front());
}

Response split(const DeskCall& call) {
  constexpr std::int64_t kMost = 1'000'000'000;
  const Json body = json_body(call.request);
  const std::int64_t version = call.version();
  const auto job = call.served.lend();
  const desk::DeskSegment segment = job->segment(call.segment());
  const auto place = [&](const char* name, const std::string& text) {
    const auto at = static_cast<std::size_t>(number_in(body, name, 0, 0, kMost));
    return TextPlaces(text, call.offsets).byte(at);
  };
  const std::size_t source_at = place("source_at", segment.source.text);
  std::optional<std::size_t> target_at;
  if (body.contains("target_at") && !body["target_at"].is_null() && segment.target) {
    target_at = place("target_at", segment.target->text);
  }
  const desk::Outcome outcome = job->split(segment.id, version, source_at, target_at, call.who());
  tell(call, *job, outcome, "split");
  return outcome_response(call, outcome);
}

Response merge(const DeskCall& call) {
  const std::int64_t version = call.version();
  const auto job = call.served.lend();
  const desk::Outcome outcome = job->merge(call.segment(), version, call.who());
  tell(call, *job, outcome, "merge");
  return outcome_response(call, outcome);
}

Response history(const DeskCall& call) {
  const auto job = call.served.lend();
  const desk::DeskSegment segment = job->segment(call.segment());
  Json versions = Json::array();
  for (const desk::PastText& text : job->history(segment.id)) {
    versions.push_back({{"version", text.version},
                        {"target", target_json(text.target, segment.source, call.offsets)},
                        {"state", desk::key_of(text.state)},
                        {"by", text.by},
                        {"at", iso_date(text.at)},
                        {"why", text.why}});
  }
  return json_response({{"versions", versions}});
}

Response notes(const DeskCall& call) {
  const auto job = call.served.lend();
  Json list = Json::array();
  for (const desk::DeskNote& note : job->notes(call.segment())) list.push_back(to_json(note));
  return json_response({{"notes", list}});
}

Response post_note(const DeskCall& call) {
  constexpr std::int64_t kMost = 1'000'000'000'000;
  const Json body = json_body(call.request);
  const auto job = call.served.lend();
  desk::DeskNote note;
  if (body.contains("id")) {
    note = job->resolve_note(number_in(body, "id", 0, 1, kMost), flag_in(body, "resolved", true),
                             call.who());
  } else {
    const std::string text = needed_text(body, "text");
    if (text.size() > kMostNote) refuse("\"text\" is longer than a note may be");
    note = job->add_note(call.segment(), text, number_in(body, "parent", 0, 0, kMost), call.who());
  }
  const desk::DeskSegment segment = job->segment(note.segment);
  call.tell("note", {{"segment", segment.id.value}, {"notes", segment.notes}}, job->revision());
  return json_response(to_json(note));
}

desk::Replacing replacing_in(const Json& body) {
  desk::Replacing replacing{.find = needed_text(body, "find"),
                            .with = text_in(body, "with"),
                            .regex = flag_in(body, "regex", false),
                            .match_case = flag_in(body, "case", false),
                            .whole_words = flag_in(body, "word", false),
                            .only = {}};
  if (text_in(body, "in", "target") != "target") refuse("only translations can be replaced");
  if (!body.contains("only") || body["only"].is_null()) return replacing;
  if (!body["only"].is_array()) refuse("\"only\" is no list");
  replacing.only.emplace();
  for (const Json& id : body["only"]) {
    if (!id.is_number_integer()) refuse("\"only\" is a list of ids");
    replacing.only->insert(desk::SegmentId{id.get<std::int64_t>()});
  }
  return replacing;
}

Response replace(const DeskCall& call) {
  const Json body = json_body(call.request);
  const desk::Replacing replacing = replacing_in(body);
  const bool dry_run = flag_in(body, "dry_run", false);
  const auto job = call.served.lend();
  Json changes = Json::array();
  for (const desk::Replaced& one : job->look_for(replacing)) {
    const Segment& source = one.before.source;
    changes.push_back({{"id", one.before.id.value},
                       {"n", one.before.number},
                       {"version", one.before.version},
                       {"state", desk::key_of(one.before.state)},
                       {"before", target_json(one.before.target, source, call.offsets)},
                       {"after", target_json(one.after, source, call.offsets)}});
  }
  Json json{{"changes", std::move(changes)}};
  if (!dry_run) {
    const desk::Outcome outcome = job->replace(replacing, call.who());
    tell(call, *job, outcome, "replace");
    json["action"] =
        outcome.action == desk::ActionId() ? Json(nullptr) : Json(outcome.action.value);
    json["segments"] = to_json(outcome.segments, call.offsets);
  }
  return json_response(json);
}

Response actions(const DeskCall& call) {
  const auto job = call.served.lend();
  Json list = Json::array();
  for (const desk::Action& action : job->actions()) list.push_back(to_json(action));
  return json_response({{"actions", list}});
}

Response undo(const DeskCall& call) {
  const desk::ActionId id{number_in_path(call.arguments["action"])};
  const auto memory = memory_of(call);
  const auto job = call.served.lend();
  const desk::Undone undone = job->undo(id, call.who(), {*memory, call.served.sitting()});
  tell(call, *job, {.segments = undone.segments, .gone = undone.gone, .action = {}, .batch = {}},
       &undone.action);
  return json_response({{"action", to_json(undone.action)},
                        {"segments", to_json(undone.segments, call.offsets)},
                        {"gone", to_json(undone.gone)},
                        {"kept", to_json(undone.kept)}});
}

}  // namespace

void add_desk_segment_routes(Router& router) {
  const std::string segment = "/segments/{segment}";
  add_desk_route(router, "PATCH", segment, Role::write, edit);
  add_desk_route(router, "POST", segment + "/confirm", Role::write, confirm);
  add_desk_route(router, "DELETE", segment + "/confirm", Role::write, unconfirm);
  add_desk_route(router, "POST", segment + "/split", Role::write, split);
  add_desk_route(router, "POST", segment + "/merge", Role::write, merge);
  add_desk_route(router, "GET", segment + "/history", Role::read, history);
  add_desk_route(router, "GET", segment + "/notes", Role::read, notes);
  add_desk_route(router, "POST", segment + "/notes", Role::suggest, post_note);
  add_desk_route(router, "POST", "/replace", Role::write, replace);
  add_desk_route(router, "GET", "/actions", Role::read, actions);
  add_desk_route(router, "POST", "/actions/{action}/undo", Role::write, undo);
}

}  // namespace calque::server
