// Any bytes, read as each of the formats: paragraphs with text and tags inside it, or a message;
// and written again with other text. Of packages also the XML alone: hardly a change of a packed
// file would reach the readers behind its check sums.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calque/error.h"
#include "document/format.h"
#include "document/make_zip.h"
#include "leverage/rebuilt_article.h"
#include "require.h"

namespace {

using calque::Segment;
using calque::document::Format;

/// The part that holds the text, alone in its package. Of Word files the notes have the same text.
std::string packed(const std::string& xml, const Format& format) {
  if (format.id == "docx") {
    return make_zip({{"word/document.xml", xml}, {"word/footnotes.xml", xml}});
  }
  if (format.id == "odt") return make_zip({{"content.xml", xml}});
  return xml;
}

void check_paragraphs(const calque::document::Document& document) {
  for (const auto& paragraph : document.paragraphs) {
    require(!paragraph.content.text.empty(), "a paragraph has text");
    for (const auto& tag : paragraph.content.tags) {
      require(tag.offset <= paragraph.content.text.size(), "a tag stands in its text");
    }
  }
}

/// Of three segments one keeps its text, one gets other text, and one gets its own twice, without
/// the second half's tags.
std::vector<std::optional<Segment>> other_texts(const calque::leverage::Article& article) {
  std::vector<std::optional<Segment>> targets;
  for (std::size_t i = 0; i < article.segments.size(); ++i) {
    Segment target = article.segments[i].content;
    if (i % 3 == 1) target = {.text = "a <b> & \"ü\" ]]> c", .tags = {}};
    if (i % 3 == 2) target.text += " " + target.text;
    targets.push_back(i % 3 == 0 ? std::nullopt : std::optional(target));
  }
  return targets;
}

void write_again(const calque::leverage::Article& article) {
  const calque::Language german("de");
  const std::vector<std::optional<Segment>> none(article.segments.size());
  require(rebuild_article(article, none, german).bytes == article.file.bytes,
          "without targets the file stays as it is");
  const auto rebuilt = rebuild_article(article, other_texts(article), german);
  check_paragraphs(
      calque::document::parse_document(rebuilt.bytes, article.file.name, article.options));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::span<const Format> formats = calque::document::formats();
  const Format& format = formats[data[0] % formats.size()];
  const bool alone = data[0] / formats.size() % 2 == 1;
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    if (alone) bytes = packed(bytes, format);
    const auto article = calque::leverage::parse_article(
        {"fuzz", std::move(bytes)}, calque::Language("en"), {.format = &format, .encoding = ""});
    check_paragraphs(article.document);
    write_again(article);
  } catch (const calque::Error&) {
  }
  return 0;
}
