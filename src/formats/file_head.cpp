#include "formats/file_head.h"

#include "model/segment_xml.h"

namespace calque {

std::string head_text(std::string_view head) {
  std::string text;
  for (const char c : head) {
    if (c != '\0') text.push_back(c);
  }
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (text.starts_with(mark)) text.erase(0, mark.size());
  }
  return text;
}

std::string_view skip_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

std::string_view skip_past(std::string_view text, std::string_view end) {
  const std::size_t at = text.find(end);
  return at == std::string_view::npos ? std::string_view{} : text.substr(at + end.size());
}

std::string root_element(std::string_view head) {
  const std::string all = head_text(head);
  std::string_view text = all;
  for (text = skip_blanks(text); text.starts_with('<'); text = skip_blanks(text)) {
    if (text.starts_with("<!--")) {
      text = skip_past(text, "-->");
    } else if (text.starts_with("<?")) {
      text = skip_past(text, "?>");
    } else if (text.starts_with("<!")) {
      text = skip_past(text, ">");
    } else {
      text.remove_prefix(1);
      return std::string(local_name(text.substr(0, text.find_first_of(" \t\r\n/>"))));
    }
  }
  return {};
}

}  // namespace calque
