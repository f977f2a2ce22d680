#include "document/html/html_language.h"

#include <optional>
#include <string>

#include "text/ascii.h"
#include "text/trim.h"
#include "text/unicode.h"

namespace calque::document {
namespace {

/// Offsets of an attribute; `value` takes in its quotes, and is empty where there is no value.
struct AttributePlace {
  std::string name;  ///< In lower case.
  std::size_t name_end = 0;
  std::size_t value_begin = 0;
  std::size_t value_end = 0;
};

std::size_t past(std::string_view text, std::size_t at, std::string_view what) {
  const std::size_t found = text.find(what, at);
  return found == std::string_view::npos ? text.size() : found + what.size();
}

/// Where the attributes of the first element begin, if that is `html`.
std::optional<std::size_t> html_tag(std::string_view html) {
  constexpr std::string_view kName = "<html";
  std::size_t at = 0;
  while ((at = html.find('<', at)) != std::string_view::npos) {
    if (html.substr(at).starts_with("<!--")) {
      at = past(html, at + std::string_view("<!--").size(), "-->");
    } else if (html.substr(at).starts_with("<!") || html.substr(at).starts_with("<?")) {
      at = past(html, at, ">");
    } else {
      const std::size_t end = at + kName.size();
      const bool is_html = end < html.size() &&
                           text::lower_ascii(html.substr(at, kName.size())) == kName &&
                           (html[end] == '>' || html[end] == '/' ||
                            text::kPageBlanks.find(html[end]) != std::string_view::npos);
      // A page whose first tag is another one has no html tag written, and none is added.
      return is_html ? std::optional(end) : std::nullopt;
    }
  }
  return std::nullopt;
}

/// The attribute at or after `at`; nothing at the end of the tag.
std::optional<AttributePlace> next_attribute(std::string_view html, std::size_t at) {
  at = html.find_first_not_of(" \t\r\n\f/", at);
  if (at == std::string_view::npos || html[at] == '>') return std::nullopt;
  AttributePlace place;
  place.name_end = std::min(html.find_first_of(" \t\r\n\f/>=", at + 1), html.size());
  place.name = text::lower_ascii(html.substr(at, place.name_end - at));
  place.value_begin = place.value_end = place.name_end;
  const std::size_t equals = html.find_first_not_of(text::kPageBlanks, place.name_end);
  if (equals == std::string_view::npos || html[equals] != '=') return place;
  place.value_begin = std::min(html.find_first_not_of(text::kPageBlanks, equals + 1), html.size());
  if (place.value_begin == html.size()) return std::nullopt;
  const char quote = html[place.value_begin];
  if (quote == '"' || quote == '\'') {
    const std::size_t close = html.find(quote, place.value_begin + 1);
    if (close == std::string_view::npos) return std::nullopt;
    place.value_end = close + 1;
  } else {
    place.value_end = std::min(html.find_first_of(" \t\r\n\f>", place.value_begin), html.size());
  }
  return place;
}

text::TextEdit setting(const AttributePlace& place, const std::string& value) {
  const bool has_value = place.value_end > place.value_begin;
  return {has_value ? place.value_begin : place.name_end, place.value_end,
          (has_value ? "\"" : "=\"") + value + "\""};
}

}  // namespace

std::vector<text::TextEdit> html_language_edits(std::string_view html, const Language& language) {
  const auto tag = html_tag(html);
  if (!tag) return {};
  const bool right_to_left = text::is_right_to_left(language.tag());
  const std::string direction = right_to_left ? "rtl" : "ltr";
  std::vector<text::TextEdit> edits;
  bool has_language = false;
  bool has_direction = false;
  for (auto place = next_attribute(html, *tag); place;
       place = next_attribute(html, place->value_end)) {
    if (place->name == "lang" || place->name == "xml:lang") {
      edits.push_back(setting(*place, language.tag()));
      has_language = has_language || place->name == "lang";
    } else if (place->name == "dir") {
      edits.push_back(setting(*place, direction));
      has_direction = true;
    }
  }
  std::string added;
  if (!has_language) added += " lang=\"" + language.tag() + "\"";
  // Left to right is the default and is not written.
  if (!has_direction && right_to_left) added += " dir=\"rtl\"";
  if (!added.empty()) edits.insert(edits.begin(), {*tag, *tag, added});
  return edits;
}

}  // namespace calque::document
