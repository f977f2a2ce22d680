#pragma once

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "calque/segment.h"

namespace calque::testing {

/// A segment from a shorthand: `<b>`, `<i>` and other single letters open an inline tag of this
/// type, `</b>` closes it; `<img/>` and `<br/>` stand alone. Native codes are those tags; the code
/// of each `<a>` is another one, as that of links to different pages.
inline Segment tagged(std::string_view written) {
  Segment segment;
  std::vector<std::string> open;
  int number = 0;
  while (!written.empty()) {
    const std::size_t end = written.find('>');
    if (written[0] != '<' || end == std::string_view::npos) {
      segment.text += written[0];
      written.remove_prefix(1);
      continue;
    }
    const std::string code(written.substr(0, end + 1));
    const std::string name = code.substr(1, code.find_first_of("/>", 1) - 1);
    InlineTag tag{TagKind::placeholder, segment.text.size(), {}, {code}};
    if (code.starts_with("</")) {
      tag.kind = TagKind::end_pair;
      tag.attributes = {{"i", open.back()}};
      open.pop_back();
    } else {
      static int links = 0;
      const std::string id = std::to_string(++number);
      if (name == "a") tag.code = {"<a href='" + std::to_string(++links) + "'>"};
      tag.attributes = {{"x", id}, {"type", name}};
      if (!code.ends_with("/>")) {
        tag.kind = TagKind::begin_pair;
        tag.attributes.insert(tag.attributes.begin(), {"i", id});
        open.push_back(id);
      }
    }
    segment.tags.push_back(std::move(tag));
    written.remove_prefix(end + 1);
  }
  return segment;
}

}  // namespace calque::testing
