#include "server/alignments_api.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <utility>

#include "align/confidence.h"
#include "server/context.h"
#include "server/desk_api.h"
#include "server/json_body.h"
#include "server/router.h"

namespace calque::server {
namespace {

/// What a handler works with.
struct Call {
  const Request& request;
  const PathArguments& arguments;
  Context& context;
  ServedAlignment& served;

  std::int64_t bead() const { return number_in_path(arguments["bead"]); }
};

Json bead_json(const desk::DeskBead& bead) {
  // Per cent with a decimal, rounded down: 98.99 is not yet 99.
  const auto tenths = static_cast<std::int64_t>(bead.confidence * 1'000);
  return {{"id", bead.id},
          {"version", bead.version},
          {"s", {bead.source.begin, bead.source.end}},
          {"t", {bead.target.begin, bead.target.end}},
          {"confidence", static_cast<double>(tenths) / 10},
          {"ok", bead.ok},
          {"omitted", bead.omitted}};
}

Json beads_json(const std::vector<desk::DeskBead>& beads) {
  Json list = Json::array();
  for (const desk::DeskBead& bead : beads) list.push_back(bead_json(bead));
  return list;
}

HttpError error_of(unsigned status, const char* code, const char* title, const std::string& detail,
                   const Json& extra = nullptr) {
  return HttpError({.status = status,
                    .code = code,
                    .title = title,
                    .detail = detail,
                    .extra = extra.is_null() ? std::string() : extra.dump()});
}

ServedAlignment& alignment_of(const Request& request, const PathArguments& arguments,
                              Context& context, Role role) {
  ServedAlignment* const served = context.alignments().find(arguments["alignment"]);
  const ServedMemory* const memory =
      served == nullptr ? nullptr : context.memories().find(served->memory());
  if (memory == nullptr || request.who.role_in(memory->name()) < role) {
    throw error_of(404, "not-found", "Not found", "there is no such alignment");
  }
  return *served;
}

void add(Router& router, std::string_view method, const std::string& path, Role role,
         std::function<Response(const Call&)> handler) {
  router.add(method, "/api/v1/alignments/{alignment}" + path, role,
             [role, handler = std::move(handler)](
                 const Request& request, const PathArguments& arguments, Context& context) {
               try {
                 return handler({request, arguments, context,
                                 alignment_of(request, arguments, context, role)});
               } catch (const desk::BeadConflict& conflict) {
                 throw error_of(412, "version-conflict", "Somebody has changed it since",
                                conflict.what(), {{"current", bead_json(conflict.current())}});
               } catch (const desk::NotThere& error) {
                 throw error_of(404, "not-found", "Not found", error.what());
               } catch (const UsageError& error) {
                 throw error_of(422, "invalid", "That cannot be done", error.what());
               } catch (const InputError& error) {
                 throw error_of(422, "invalid", "That cannot be done", error.what());
               }
             });
}

Json alignment_json(Context& context, ServedAlignment& served, bool with_texts) {
  constexpr double kPerCent = 100;
  const auto alignment = served.lend();
  Json json{{"id", served.id()},
            {"name", alignment->name()},
            {"source_lang", alignment->source().tag()},
            {"target_lang", alignment->target().tag()},
            {"rev", alignment->revision()},
            {"memory", context.memories().find(served.memory())->name()},
            {"accepted", align::kAcceptedConfidence * kPerCent}};
  if (!with_texts) return json;
  for (const bool source : {true, false}) {
    Json texts = Json::array();
    for (const Segment& segment : alignment->side(source).segments) texts.push_back(segment.text);
    json[source ? "source" : "target"] = std::move(texts);
  }
  return json;
}

Response list(const Request& request, const PathArguments& /*arguments*/, Context& context) {
  Json all = Json::array();
  for (ServedAlignment* const served : readable(context.alignments(), context, request.who)) {
    all.push_back(alignment_json(context, *served, false));
  }
  return json_response({{"alignments", all}});
}

Response beads(const Call& call) {
  const auto alignment = call.served.lend();
  return json_response({{"rev", alignment->revision()}, {"beads", beads_json(alignment->beads())}});
}

/// Answers what a change did, and tells others.
Response changed(const Call& call, desk::DeskAlignment& alignment,
                 const desk::BeadOutcome& outcome) {
  const Json json{
      {"rev", alignment.revision()}, {"beads", beads_json(outcome.beads)}, {"gone", outcome.gone}};
  Json told = json;
  told["client"] = std::string(call.request.headers.get("X-Calque-Client")).substr(0, 100);
  call.context.events().publish(call.served.topic(), "bead",
                                told.dump(-1, ' ', false, Json::error_handler_t::replace));
  return json_response(json);
}

std::optional<bool> flag_or_nothing(const Json& body, const char* name) {
  if (!body.contains(name)) return std::nullopt;
  return flag_in(body, name, false);
}

Response patch(const Call& call) {
  const Json body = json_body(call.request);
  const auto alignment = call.served.lend();
  return changed(call, *alignment,
                 alignment->set(call.bead(), version_of(call.request), flag_or_nothing(body, "ok"),
                                flag_or_nothing(body, "omitted")));
}

Response merge(const Call& call) {
  const auto alignment = call.served.lend();
  return changed(call, *alignment, alignment->merge(call.bead(), version_of(call.request)));
}

Response split(const Call& call) {
  constexpr std::int64_t kMost = 1'000'000'000;
  const Json body = json_body(call.request);
  const auto count = [&body](const char* name) {
    return static_cast<std::uint32_t>(number_in(body, name, 0, 0, kMost));
  };
  const auto alignment = call.served.lend();
  return changed(
      call, *alignment,
      alignment->split(call.bead(), version_of(call.request), count("s_at"), count("t_at")));
}

bool is_source(const Json& body) {
  const std::string side = needed_text(body, "side");
  if (side != "s" && side != "t") refuse("\"side\" is s or t");
  return side == "s";
}

Response move(const Call& call) {
  const Json body = json_body(call.request);
  const std::string from = needed_text(body, "from");
  if (from != "first" && from != "last") refuse("\"from\" is first or last");
  const auto alignment = call.served.lend();
  return changed(
      call, *alignment,
      alignment->move(call.bead(), version_of(call.request), is_source(body), from == "first"));
}

Response sentence(const Call& call) {
  constexpr std::int64_t kMost = 1'000'000'000;
  const Json body = json_body(call.request);
  const auto alignment = call.served.lend();
  alignment->set_sentence(is_source(body),
                          static_cast<std::size_t>(number_in(body, "n", 0, 0, kMost)),
                          needed_text(body, "text"));
  return changed(call, *alignment, {});
}

Response undo(const Call& call) {
  const auto alignment = call.served.lend();
  return changed(call, *alignment, alignment->undo());
}

Response redo(const Call& call) {
  const auto alignment = call.served.lend();
  return changed(call, *alignment, alignment->redo());
}

Response store(const Call& call) {
  const auto memory = call.context.memory(call.served.memory(), call.request.who).write();
  const auto alignment = call.served.lend();
  const desk::Who who{.name = call.context.user_name(call.request.who),
                      .at = format_timestamp(Clock::now())};
  const auto batch =
      alignment->store(*memory, align::kAcceptedConfidence, who, call.served.sitting());
  std::int64_t units = 0;
  if (batch) {
    const BatchCounts counts = memory->batch(*batch)->counts;
    units = counts.added + counts.replaced;
  }
  return json_response({{"batch", batch ? Json(batch->value) : Json(nullptr)}, {"units", units}});
}

Response decisions(const Call& call) {
  Response response;
  response.headers.set("Content-Disposition", "attachment; filename=\"decisions.json\"");
  response.body = call.served.lend()->decisions();
  return response;
}

Response post_decisions(const Call& call) {
  const auto alignment = call.served.lend();
  const desk::BeadOutcome outcome = alignment->read_decisions(call.request.body, "the decisions");
  changed(call, *alignment, outcome);
  return json_response(
      {{"rev", alignment->revision()}, {"beads", beads_json(alignment->beads())}, {"all", true}});
}

}  // namespace

void add_alignment_routes(Router& router, Context& /*context*/) {
  const std::string bead = "/beads/{bead}";
  router.add("GET", "/api/v1/alignments", Role::read, list);
  add(router, "GET", "", Role::read, [](const Call& call) {
    return json_response(alignment_json(call.context, call.served, true));
  });
  add(router, "GET", "/beads", Role::read, beads);
  add(router, "PATCH", bead, Role::write, patch);
  add(router, "POST", bead + "/merge", Role::write, merge);
  add(router, "POST", bead + "/split", Role::write, split);
  add(router, "POST", bead + "/move", Role::write, move);
  add(router, "PATCH", "/sentences", Role::write, sentence);
  add(router, "POST", "/undo", Role::write, undo);
  add(router, "POST", "/redo", Role::write, redo);
  add(router, "POST", "/store", Role::write, store);
  add(router, "GET", "/decisions", Role::read, decisions);
  add(router, "POST", "/decisions", Role::write, post_decisions);
}

}  // namespace calque::server
