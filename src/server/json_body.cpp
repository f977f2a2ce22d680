#include "server/json_body.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "model/segment_markup.h"
#include "model/segment_tags.h"
#include "server/tags_input.h"
#include "text/bounded_json.h"
#include "text/utf8.h"

namespace calque::server {
namespace {

const Json* member(const Json& object, std::string_view name) {
  const auto found = object.find(std::string(name));
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

bool all_at_characters(const Segment& segment) {
  return std::ranges::all_of(segment.tags, [&segment](const InlineTag& tag) {
    return tag.offset == segment.text.size() || !text::is_continuation(segment.text[tag.offset]);
  });
}

std::string quoted(std::string_view name) {
  return "\"" + std::string(name) + "\"";
}

}  // namespace

Json json_body(const Request& request) {
  Json json;
  try {
    json = text::parse_bounded_json<Json>(request.body, "the body");
  } catch (const Error& error) {
    refuse(error.what());
  } catch (const nlohmann::json::exception&) {
    refuse("the body is not JSON");
  }
  if (!json.is_object()) refuse("the body is no JSON object");
  return json;
}

std::string text_in(const Json& object, std::string_view name, std::string_view otherwise) {
  const Json* found = member(object, name);
  if (found == nullptr) return std::string(otherwise);
  if (!found->is_string()) refuse(quoted(name) + " is no text");
  auto text = found->get<std::string>();
  if (text::find_invalid_utf8(text)) refuse(quoted(name) + " is not UTF-8");
  return text;
}

std::string needed_text(const Json& object, std::string_view name) {
  if (member(object, name) == nullptr) refuse(quoted(name) + " is missing");
  return text_in(object, name);
}

bool flag_in(const Json& object, std::string_view name, bool otherwise) {
  const Json* found = member(object, name);
  if (found == nullptr) return otherwise;
  if (!found->is_boolean()) refuse(quoted(name) + " is neither true nor false");
  return found->get<bool>();
}

std::int64_t number_in(const Json& object, std::string_view name, std::int64_t otherwise,
                       std::int64_t least, std::int64_t most) {
  const Json* found = member(object, name);
  if (found == nullptr) return otherwise;
  const auto refuse_number = [&] {
    refuse(quoted(name) + " is no number from " + std::to_string(least) + " to " +
           std::to_string(most));
  };
  if (!found->is_number_integer()) refuse_number();
  // A number above the largest signed one is read as an unsigned one.
  if (found->is_number_unsigned() && found->get<std::uint64_t>() > INT64_MAX) refuse_number();
  const auto value = found->get<std::int64_t>();
  if (value < least || value > most) refuse_number();
  return value;
}

Language language_of(std::string_view written, std::string_view name) {
  Language language(written);
  if (written.empty() || !language.well_formed()) {
    refuse(quoted(name) + " is no language: write a tag as en, pt-BR or zh-Hant");
  }
  return language;
}

Language language_in(const Json& object, std::string_view name) {
  return language_of(needed_text(object, name), name);
}

Json query_as_json(const Query& query) {
  constexpr std::array<std::string_view, 6> kNumbers{"batch", "before", "cursor",
                                                     "limit", "min",    "min_confidence"};
  constexpr std::array<std::string_view, 7> kFlags{"internal", "parts", "pivot",      "repair",
                                                   "store",    "terms", "unconfirmed"};
  Json json = Json::object();
  for (const auto& [name, value] : query.pairs()) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool is_number = error == std::errc() && end == value.data() + value.size();
    const bool is_flag = value == "true" || value == "false";
    // What is missing between & and = is as good as not there.
    if (value.empty() && name != "q") continue;
    if (is_number && std::ranges::find(kNumbers, name) != kNumbers.end()) {
      json[name] = number;
    } else if (is_flag && std::ranges::find(kFlags, name) != kFlags.end()) {
      json[name] = value == "true";
    } else {
      json[name] = value;
    }
  }
  return json;
}

Segment segment_in(const Json& object, Offsets offsets) {
  Segment segment;
  const std::string markup = text_in(object, "markup");
  if (markup.empty()) {
    segment.text = needed_text(object, "text");
    if (const Json* tags = member(object, "tags")) {
      segment.tags = tags_in(*tags, segment.text, offsets);
      if (!all_at_characters(segment)) refuse("\"at\" is within a character");
      normalise_tags(segment);
    }
  } else {
    try {
      segment = from_markup(markup);
    } catch (const Error& error) {
      refuse(std::string("\"markup\": ") + error.what());
    }
    normalise_tags(segment);
  }
  for (const char c : segment.text) {
    // XML 1.0, 2.2: below U+0020 only TAB, LF and CR.
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') {
      refuse("the text has a control character, which TMX cannot carry");
    }
  }
  return segment;
}

}  // namespace calque::server
