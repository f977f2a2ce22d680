#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "calque/language.h"
#include "calque/segment.h"
#include "server/message.h"

/// What handlers read from the bodies and queries of requests. All throw the HttpError of a request
/// that makes no sense, which names the member concerned.
namespace calque::server {

using Json = nlohmann::ordered_json;

/// The body as a JSON object.
Json json_body(const Request& request);

/// A text member; `otherwise` where it is missing or null. UTF-8 in any case.
std::string text_in(const Json& object, std::string_view name, std::string_view otherwise = {});
/// A text that must be there.
std::string needed_text(const Json& object, std::string_view name);
bool flag_in(const Json& object, std::string_view name, bool otherwise);
std::int64_t number_in(const Json& object, std::string_view name, std::int64_t otherwise,
                       std::int64_t least, std::int64_t most);
/// A language that must be there and be well-formed; `_` is read as `-`.
Language language_in(const Json& object, std::string_view name);
Language language_of(std::string_view written, std::string_view name);

/// The query's members as JSON, each the last value of its name: numbers and flags of look-ups and
/// lists as such, all others as texts.
Json query_as_json(const Query& query);

/// How places in texts are counted (offsets.h).
enum class Offsets : std::uint8_t;

/// A text with inline tags: `markup`, the content of a TMX seg, else `text` with `tags`
/// (tags_input.h). Refuses what is not UTF-8, and control characters, which TMX cannot carry.
Segment segment_in(const Json& object, Offsets offsets = Offsets{});

}  // namespace calque::server
