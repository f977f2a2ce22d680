#include "cli/translate/align_side.h"

#include "calque/error.h"
#include "cli/options/line_input.h"
#include "document/document.h"
#include "leverage/article_pair.h"
#include "text/whole_file.h"

namespace calque::cli {

align::Side read_sentences(const std::string& path) {
  align::Side side;
  LineInput input(path);
  std::size_t bytes = 0;
  while (auto line = input.next()) {
    bytes += line->size() + 1;
    // Each line is bounded, their number is not.
    if (bytes > text::kLargestDocument) {
      throw InputError(path + ": it is larger than 128 MiB, and more is not read; split it");
    }
    // One paragraph: lines say nothing about limits.
    side.paragraphs.push_back(0);
    side.segments.push_back({.text = std::move(*line), .tags = {}});
  }
  return side;
}

align::Side read_article(const std::string& path, const Language& language,
                         const document::Include& include) {
  return leverage::side_of(leverage::read_article(
      path, language, {.format = nullptr, .encoding = {}, .include = include}));
}

}  // namespace calque::cli
