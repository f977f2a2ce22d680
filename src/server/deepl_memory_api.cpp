#include <charconv>
#include <nlohmann/json.hpp>

#include "server/client_languages.h"
#include "server/deepl_api.h"
#include "server/deepl_form.h"
#include "store/languages_in_use.h"
#include "store/session_tools.h"

namespace calque::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kMostSegments = 100;
/// Units that one request looks at: where few of them hold the text that is looked for, the answer
/// has fewer segments, and the cursor to go on from.
constexpr std::int64_t kMostLookedAt = 20'000;

std::int64_t count_of(Session& session, const char* sql) {
  return session.tools().database().query_int(sql);
}

std::int64_t count_units(Session& session) {
  return count_of(session, "SELECT count(*) FROM unit");
}

Json memory_json(ServedMemory& memory) {
  const ServedMemory::Lease session = memory.read();
  const auto batches = session->batches();
  Json targets = Json::array();
  const auto languages = languages_of_texts(*session);
  // A memory has no direction; DeepL's have. The language that came first is likely the source.
  for (std::size_t i = 1; i < languages.size(); ++i) targets.push_back(deepl_code(languages[i]));
  return {{"translation_memory_id", deepl_id(memory)},
          {"name", memory.name()},
          {"source_language", languages.empty() ? "" : deepl_code(languages.front())},
          {"target_languages", std::move(targets)},
          {"segment_count", count_units(*session)},
          {"creation_time", deepl_time(batches.empty() ? "" : batches.front().info.started)},
          {"updated_time", deepl_time(batches.empty() ? "" : batches.back().info.started)}};
}

Response list_memories(const Request& request, const PathArguments& arguments, Context& context) {
  constexpr int kPageSize = 25;
  constexpr int kMostPages = 1'000'000;
  const Parameters parameters(request);
  const Identity who = client_of(request, parameters, context);
  const auto size =
      static_cast<std::size_t>(parameters.number("page_size", kPageSize, 1, kMostSegments));
  const auto page = static_cast<std::size_t>(parameters.number("page", 0, 0, kMostPages));
  std::vector<ServedMemory*> memories = context.readable(who);
  if (arguments.has("memory")) memories = {&context.memory(arguments["memory"], who)};
  Json list = Json::array();
  for (std::size_t i = page * size; i < memories.size() && list.size() < size; ++i) {
    list.push_back(memory_json(*memories[i]));
  }
  return json_response(
      {{"translation_memories", std::move(list)}, {"total_count", memories.size()}});
}

Response show_memory(const Request& request, const PathArguments& arguments, Context& context) {
  const Identity who = client_of(request, Parameters(request), context);
  return json_response(memory_json(memory_of_deepl_id(context, who, arguments["id"])));
}

Json segment_json(const TranslationUnit& unit) {
  const Variant* const source = unit.source_variant();
  const std::string id = std::to_string(unit.id.value);
  Json targets = Json::array();
  for (const Variant& variant : unit.variants) {
    if (&variant == source) continue;
    targets.push_back({{"target_segment_id", id + "-" + std::to_string(targets.size() + 1)},
                       {"target_language", deepl_code(variant.language)},
                       {"target_text", variant.segment.text}});
  }
  return {{"source_segment_id", id},
          {"source_text", source == nullptr ? "" : source->segment.text},
          {"targets", std::move(targets)}};
}

bool has_text(const TranslationUnit& unit, std::string_view text) {
  return text.empty() || std::ranges::any_of(unit.variants, [text](const Variant& variant) {
           return variant.segment.text.find(text) != std::string::npos;
         });
}

/// The cursor is the number of the unit that was looked at last.
std::int64_t cursor_of(const Parameters& parameters) {
  const std::string written = parameters.get("page_cursor");
  std::int64_t cursor = 0;
  const char* const end = written.data() + written.size();
  const auto [rest, error] = std::from_chars(written.data(), end, cursor);
  if (!written.empty() && (error != std::errc() || rest != end || cursor < 0)) {
    refuse("page_cursor is none that was given");
  }
  return cursor;
}

Response list_segments(const Request& request, const PathArguments& arguments, Context& context) {
  constexpr int kPageSize = 25;
  const Parameters parameters(request);
  const Identity who = client_of(request, parameters, context);
  ServedMemory& memory = memory_of_deepl_id(context, who, arguments["id"]);
  const auto size =
      static_cast<std::size_t>(parameters.number("page_size", kPageSize, 1, kMostSegments));
  const std::string wanted = parameters.get("filter_text");
  const ServedMemory::Lease session = memory.read();
  const std::int64_t last = count_of(*session, "SELECT coalesce(max(id), 0) FROM unit");
  const std::int64_t cursor = cursor_of(parameters);
  Json segments = Json::array();
  std::int64_t at = cursor;
  while (at < last && at - cursor < kMostLookedAt && segments.size() < size) {
    const auto unit = session->unit(UnitId{++at});
    if (unit && has_text(*unit, wanted)) segments.push_back(segment_json(*unit));
  }
  Json answer{{"segments", std::move(segments)}, {"segment_count", count_units(*session)}};
  answer["next_page_cursor"] = at < last ? Json(std::to_string(at)) : Json(nullptr);
  return json_response(answer);
}

}  // namespace

void add_deepl_memory_routes(Router& router, Context& /*context*/) {
  add_deepl_route(router, "GET", "/v3/translation_memories", list_memories);
  add_deepl_route(router, "GET", "/v3/translation_memories/{id}", show_memory);
  add_deepl_route(router, "GET", "/v3/translation_memories/{id}/segments", list_segments);
}

}  // namespace calque::server
