#include "document/html_nesting.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"

namespace calque::document {
namespace {

std::string tag_name(std::string_view html, std::size_t at) {
  std::string name;
  while (at < html.size() && text::is_ascii_alphanumeric(html[at])) {
    name += text::lower_ascii(html[at++]);
  }
  return name;
}

bool stands_alone(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"area",  "base",  "br",   "col",   "dd",     "dt",    "embed", "hr",     "img",
       "input", "li",    "link", "meta",  "option", "p",     "param", "source", "tbody",
       "td",    "tfoot", "th",   "thead", "tr",     "track", "wbr"});
  return std::ranges::find(kNames, name) != kNames.end();
}

}  // namespace

std::size_t estimate_html_nesting(std::string_view html) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    if (html.substr(at).starts_with("</")) {
      if (depth > 0 && !stands_alone(tag_name(html, at + 2))) --depth;
    } else if (at + 1 < html.size() && text::is_ascii_letter(html[at + 1])) {
      if (!stands_alone(tag_name(html, at + 1))) deepest = std::max(deepest, ++depth);
    }
  }
  return deepest;
}

}  // namespace calque::document
