// Any bytes, read as each of the formats: paragraphs with text and tags inside it, or a message.
#include <array>
#include <cstdint>
#include <string>

#include "document/document.h"
#include "error.h"
#include "require.h"
#include "segment/article.h"
#include "segment/segmenter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using calque::document::Format;
  static const calque::segment::Segmenter kSegmenter{calque::Language("en")};
  constexpr std::array kFormats{Format::plain_text, Format::markdown, Format::html, Format::docx,
                                Format::odt};
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    const auto document = calque::document::parse_document(
        std::move(bytes), "fuzz",
        {.format = kFormats.at(data[0] % kFormats.size()), .encoding = ""});
    for (const auto& paragraph : document.paragraphs) {
      require(!paragraph.content.text.empty(), "a paragraph has text");
      for (const auto& tag : paragraph.content.tags) {
        require(tag.offset <= paragraph.content.text.size(), "a tag stands in its text");
      }
    }
    calque::segment::segment_article(document, kSegmenter);
  } catch (const calque::Error&) {
  }
  return 0;
}
