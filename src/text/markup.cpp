#include "text/markup.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace calque::text {
namespace {

/// Elements that stand inside a sentence, or around one that was cut off from its other half.
/// Those whose names are words that people are asked to type or press (`menu`, `select`, `input`,
/// `output`, `title`, `address`) are missing: alone, they are taken for text.
constexpr std::array<std::string_view, 50> kElements{
    "a",    "abbr",   "acronym", "b",   "bdi", "bdo", "big", "blockquote", "br",   "center",
    "cite", "code",   "dd",      "del", "dfn", "div", "dl",  "dt",         "em",   "font",
    "h1",   "h2",     "h3",      "h4",  "h5",  "h6",  "hr",  "i",          "img",  "ins",
    "kbd",  "li",     "mark",    "ol",  "p",   "pre", "q",   "s",          "samp", "small",
    "span", "strike", "strong",  "sub", "sup", "tt",  "u",   "ul",         "var",  "wbr"};

/// They have no end tag, or mostly none, so that older pages write them alone and in capitals.
constexpr std::array<std::string_view, 4> kLines{"BR", "HR", "LI", "P"};

bool is_name_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view take_name(std::string_view& rest) {
  const auto end = std::ranges::find_if_not(rest, is_name_character);
  const std::string_view name = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  rest.remove_prefix(name.size());
  return name;
}

/// Whether there were blanks.
bool skip_blanks(std::string_view& rest) {
  const std::size_t before = rest.size();
  while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
  return rest.size() < before;
}

/// What stands after "=": in quotation marks, or up to the next blank.
bool take_value(std::string_view& rest) {
  skip_blanks(rest);
  if (rest.empty()) return false;
  const char quote = rest.front();
  if (quote == '"' || quote == '\'') {
    // A value with ">" in it was cut off there.
    rest.remove_prefix(std::min(rest.find(quote, 1), rest.size() - 1) + 1);
    return true;
  }
  const std::size_t before = rest.size();
  while (!rest.empty() && !is_blank(rest.front()) && rest.front() != '"') rest.remove_prefix(1);
  return rest.size() < before;
}

/// What stands between the angle brackets of a start tag.
struct StartTag {
  std::string_view name;
  bool attributes = false;
  bool values = false;  ///< One of the attributes has a value.
  bool closed = false;  ///< It ends in "/".
};

std::optional<StartTag> read_start_tag(std::string_view inside) {
  StartTag tag;
  tag.closed = inside.ends_with('/');
  if (tag.closed) inside.remove_suffix(1);
  tag.name = take_name(inside);
  if (tag.name.empty()) return std::nullopt;
  while (true) {
    const bool apart = skip_blanks(inside);
    if (inside.empty()) return tag;
    if (!apart || take_name(inside).empty()) return std::nullopt;
    tag.attributes = true;
    std::string_view after = inside;
    skip_blanks(after);
    if (!after.starts_with('=')) continue;
    inside = after.substr(1);
    if (!take_value(inside)) return std::nullopt;
    tag.values = true;
  }
}

/// The name of an end tag, `rest` beginning after "</"; empty where it is none.
std::string_view end_tag_name(std::string_view rest) {
  const std::string_view name = take_name(rest);
  skip_blanks(rest);
  return rest.starts_with('>') ? name : std::string_view();
}

}  // namespace

bool MarkupReader::is_markup(std::size_t offset, std::size_t length) {
  const std::string_view tag = text_.substr(offset, length);
  if (tag.starts_with("<!--") || tag.starts_with("<![CDATA[") || tag.starts_with("<!DOCTYPE") ||
      tag.starts_with("<!doctype") || tag.starts_with("<?")) {
    return true;
  }
  if (tag.starts_with("</")) return !end_tag_name(tag.substr(2)).empty();
  const auto start = read_start_tag(tag.substr(1, tag.size() - 2));
  if (!start) return false;
  if (start->values || start->closed) return true;
  if (ends_after(start->name, offset)) return true;
  return !start->attributes && (std::ranges::find(kElements, start->name) != kElements.end() ||
                                std::ranges::find(kLines, start->name) != kLines.end());
}

bool MarkupReader::ends_after(std::string_view name, std::size_t offset) {
  if (!end_tags_) {
    end_tags_.emplace();
    for (std::size_t at = text_.find("</"); at != std::string_view::npos;
         at = text_.find("</", at + 2)) {
      const std::string_view ended = end_tag_name(text_.substr(at + 2));
      if (!ended.empty()) (*end_tags_)[ended] = at;
    }
  }
  const auto found = end_tags_->find(name);
  return found != end_tags_->end() && found->second > offset;
}

}  // namespace calque::text
