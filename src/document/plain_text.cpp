#include <algorithm>

#include "document/readers.h"

namespace calque::document {
namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

void add(Document& document, std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kBlank = " \t\r\n\f";
  const std::string_view block = text.substr(begin, end - begin);
  const std::size_t first = block.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return;
  const std::size_t last = block.find_last_not_of(kBlank);
  Paragraph& paragraph = document.paragraphs.emplace_back();
  paragraph.offset = begin + first;
  paragraph.content.text = block.substr(first, last + 1 - first);
}

}  // namespace

Document read_plain_text(std::string_view text) {
  Document document;
  std::size_t begin = 0;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    const std::string_view content = text.substr(line, end - line);
    if (is_blank(content) || content.front() == '\f') {
      add(document, text, begin, line);
      begin = line;
    }
    line = end + 1;
  }
  add(document, text, begin, text.size());
  return document;
}

}  // namespace calque::document
