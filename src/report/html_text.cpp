#include "report/html_text.h"

#include "text/utf8.h"
#include "text/xml_text.h"

namespace calque::report {

std::string html_text(std::string_view text) {
  // HTML takes no control characters either, not even as references.
  const std::string valid = text::replace_non_xml(text::replace_invalid_utf8(text));
  std::string out;
  out.reserve(valid.size());
  for (const char c : valid) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace calque::report
