#include "document/plain_text/plain_text.h"

#include <algorithm>
#include <utility>

#include "text/trim.h"
#include "text/utf8.h"

namespace calque::document {
namespace {

/// Adds the blocks of a text one after the other.
class PlainTextReader {
 public:
  explicit PlainTextReader(std::string_view text) : text_(text) {}

  void add(std::size_t begin, std::size_t end) {
    const std::string_view block = text_.substr(begin, end - begin);
    const std::size_t first = block.find_first_not_of(text::kPageBlanks);
    if (first == std::string_view::npos) return;
    const std::size_t last = block.find_last_not_of(text::kPageBlanks);
    Paragraph& paragraph = document_.paragraphs.emplace_back();
    paragraph.offset = begin + first;
    paragraph.code_point_offset = code_points_before(paragraph.offset);
    paragraph.content.text = block.substr(first, last + 1 - first);
    paragraph.source.pieces = {
        {0, paragraph.content.text.size(), {paragraph.offset, begin + last + 1}}};
  }

  Document take() { return std::move(document_); }

 private:
  /// Offsets must not decrease from call to call.
  std::size_t code_points_before(std::size_t offset) {
    code_points_ += text::count_code_points(text_.substr(counted_to_, offset - counted_to_));
    counted_to_ = offset;
    return code_points_;
  }

  std::string_view text_;
  Document document_;
  std::size_t counted_to_ = 0;
  std::size_t code_points_ = 0;
};

}  // namespace

std::string plain_text(std::string_view text, const TextPlace& /*place*/) {
  return std::string(text);
}

Document read_plain_text(std::string_view text) {
  PlainTextReader reader(text);
  std::size_t begin = 0;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    const std::string_view content = text.substr(line, end - line);
    // A form feed begins a page, and so a paragraph.
    if (text::is_blank(content, text::kPageBlanks) || content.front() == '\f') {
      reader.add(begin, line);
      begin = line;
    }
    line = end + 1;
  }
  reader.add(begin, text.size());
  return reader.take();
}

}  // namespace calque::document
