// Articles put together at random: whatever they hold, they come back.
#include <random>

#include "catch.h"
#include "document/format.h"
#include "document/make_zip.h"
#include "leverage/rebuilt_article.h"

using namespace calque;
using namespace calque::leverage;

namespace {

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::string make(const std::vector<std::string>& parts) {
    std::string out;
    for (std::size_t i = 0, n = 1 + pick(30); i < n; ++i) out += parts[pick(parts.size())];
    return out;
  }

 private:
  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  std::mt19937 random_;
};

const std::vector<std::string> kMarkdown{
    "One is. ",   "Two ",      "*",           "**",         "_",       "`",       "[",
    "](u \"t\")", "\n",        "\n\n",        "> ",         "- ",      "1. ",     "# ",
    "\\*",        "&amp;",     "| a | b |",   "  \n",       "<br>",    "![x](y)", "~~",
    "é",          "\n|-|-|\n", "http://a.b ", "<!-- c -->", "\n```\n", "\t"};

const std::vector<std::string> kHtml{"One is. ",
                                     "Two ",
                                     "<b>",
                                     "</b>",
                                     "<i class=x>",
                                     "</i>",
                                     "<p>",
                                     "</p>",
                                     "<br>",
                                     "&amp;",
                                     "&lt",
                                     "\r\n",
                                     "  ",
                                     "<!-- c -->",
                                     "<li>",
                                     "<div>",
                                     "</div>",
                                     "<img src=x>",
                                     "<a href='u'>",
                                     "</a>",
                                     "<pre>",
                                     "</pre>",
                                     "é",
                                     "<table><tr><td>",
                                     "</table>",
                                     "<",
                                     "&nbsp;",
                                     "<script>x</script>"};

const std::vector<std::string> kOdtInline{
    "One is. ",
    "Two ",
    "<text:s/>",
    "<text:s text:c=\"3\"/>",
    "<text:tab/>",
    "&amp;",
    " ",
    "<text:span>in. Out</text:span>",
    "<text:a>link </text:a>",
    "<text:line-break/>",
    "<text:bookmark/>",
    "<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>",
    "</text:p><text:p>",
    "é",
    "&#233;"};

const std::vector<std::string> kDocxRuns{
    "<w:r><w:t>One is.</w:t></w:r>",
    "<w:r><w:t xml:space=\"preserve\"> Two </w:t></w:r>",
    "<w:r><w:rPr><w:b/></w:rPr><w:t>bold. More</w:t></w:r>",
    "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">&amp; it. </w:t></w:r>",
    "<w:hyperlink r:id=\"r\"><w:r><w:t>link</w:t></w:r></w:hyperlink>",
    "<w:r><w:tab/><w:br/></w:r>",
    "<w:r><w:footnoteReference w:id=\"1\"/></w:r>",
    "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
    "</w:p><w:p>"};

std::string document_of(std::string_view format, unsigned seed) {
  Maker maker(seed);
  if (format == "md") return maker.make(kMarkdown);
  if (format == "html") return maker.make(kHtml);
  if (format == "odt")
    return make_zip({{"content.xml", "<office:document-content><office:body><office:text><text:p>" +
                                         maker.make(kOdtInline) +
                                         "</text:p></office:text></office:body>"
                                         "</office:document-content>"}});
  return make_zip({{"word/document.xml", "<w:document><w:body><w:p>" + maker.make(kDocxRuns) +
                                             "</w:p></w:body></w:document>"}});
}

Article parse(const std::string& bytes, std::string_view format) {
  return parse_article({.name = "a", .bytes = bytes}, Language("en"),
                       {.format = document::find_format(format), .encoding = ""});
}

}  // namespace

TEST_CASE("random articles are written so that they read as they should") {
  const auto format = GENERATE(as<std::string>{}, "md", "html", "odt", "docx");
  std::size_t segments = 0;
  std::size_t left_out = 0;
  for (unsigned seed = 1; seed <= 150; ++seed) {
    const std::string bytes = document_of(format, seed);
    const Article article = parse(bytes, format);
    INFO("format " << format << " seed " << seed << ": " << bytes);
    const std::vector<std::optional<Segment>> none(article.segments.size());
    CHECK(rebuild_article(article, none, Language("tr")).bytes == bytes);
    std::vector<std::optional<Segment>> all;
    for (const auto& segment : article.segments) {
      all.push_back(Segment{.text = "Söz <" + std::to_string(all.size()) + "> & * son.",
                            .tags = segment.content.tags});
      for (InlineTag& tag : all.back()->tags) tag.offset = 5;
    }
    const RebuiltArticle result = rebuild_article(article, all, Language("tr"));
    segments += all.size();
    left_out += result.left_out.size();
    const Article again = parse(result.bytes, format);
    // The title of a link goes with the link.
    const auto titles =
        std::ranges::count(article.document.paragraphs, document::Notation::link_title,
                           &document::Paragraph::notation);
    const std::size_t before = article.document.paragraphs.size();
    const std::size_t after = again.document.paragraphs.size();
    CHECK(after <= before);
    CHECK(after + static_cast<std::size_t>(titles) >= before);
    std::size_t found = 0;
    for (const auto& paragraph : again.document.paragraphs) {
      for (std::size_t at = 0; (at = paragraph.content.text.find("Söz", at)) != std::string::npos;
           ++at) {
        ++found;
      }
    }
    CHECK(found + result.left_out.size() + (before - after) >= all.size());
  }
  INFO(left_out << " of " << segments << " left out");
  CHECK(left_out * 2 < segments);
}
