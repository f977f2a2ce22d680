// Workbooks, presentations and subtitles with other text: what becomes of their parts.

#include "catch.h"
#include "document/make_zip.h"
#include "document/package/zip_archive.h"
#include "leverage/rebuilt_article.h"

using namespace calque;
using namespace calque::leverage;

namespace {

const std::string kWorkbook = make_zip(
    {{"xl/workbook.xml", "<workbook><sheets><sheet name='A' r:id='r1'/></sheets></workbook>"},
     {"xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='sheet1.xml'/><Relationship "
      "Id='r2' Type='x/sharedStrings' Target='sharedStrings.xml'/></Relationships>"},
     {"xl/sheet1.xml",
      "<worksheet><sheetData><row><c t='s'><v>1</v></c><c t='inlineStr'><is><t>own</t></is></c>"
      "</row></sheetData></worksheet>"},
     {"xl/sharedStrings.xml",
      "<sst><si><t>unused</t></si><si><r><t>one </t></r><r><rPr><b/></rPr><t>two</t></r></si>"
      "</sst>"},
     {"xl/styles.xml", "<styleSheet/>"}});

std::string slides(const std::string& paragraph) {
  return make_zip(
      {{"ppt/presentation.xml",
        "<p:presentation><p:sldIdLst><p:sldId r:id='r1'/></p:sldIdLst></p:presentation>"},
       {"ppt/_rels/presentation.xml.rels",
        "<Relationships><Relationship Id='r1' Type='x/slide' Target='s.xml'/></Relationships>"},
       {"ppt/s.xml",
        "<p:sld><p:txBody><a:p>" + paragraph + "<a:endParaRPr/></a:p></p:txBody></p:sld>"}});
}

const std::string kSubtitles =
    "1\r\n00:00:01,000 --> 00:00:02,000\r\nWhen it has\r\n\r\n2\r\n00:00:02,000 --> "
    "00:00:03,000\r\nstopped, go.\r\n";

/// The file with each segment's text replaced by the text of the same number; tags stay in order,
/// at the places told for the first segment.
std::string written(const std::string& bytes, const std::string& name,
                    const std::vector<std::string>& texts,
                    const std::vector<std::size_t>& tags = {}) {
  const Article article = parse_article({.name = name, .bytes = bytes}, Language("en"));
  REQUIRE(article.segments.size() == texts.size());
  std::vector<std::optional<Segment>> targets;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Segment target{.text = texts[i], .tags = {}};
    for (std::size_t k = 0; i == 0 && k < tags.size(); ++k) {
      target.tags.push_back(article.segments[0].content.tags.at(k));
      target.tags.back().offset = tags[k];
    }
    targets.emplace_back(target);
  }
  const RebuiltArticle rebuilt = rebuild_article(article, targets, Language("de"));
  CHECK(rebuilt.left_out.empty());
  return rebuilt.bytes;
}

std::string part(const std::string& zip, const std::string& path) {
  return document::ZipArchive(zip, "a.zip").read(path).value_or("missing");
}

}  // namespace

TEST_CASE("office files and subtitles without new text come back byte for byte") {
  const std::vector<std::pair<std::string, std::string>> files{
      {kWorkbook, "a.xlsx"},
      {slides("<a:r><a:t>a</a:t></a:r>"), "a.pptx"},
      {kSubtitles, "a.srt"},
      {"{\"a\" : \"b\\u00e9\"}", "a.json"},
      {"a : b \\\n c\r\n", "a.properties"}};
  for (const auto& [bytes, name] : files) {
    INFO(name);
    const Article article = parse_article({.name = name, .bytes = bytes}, Language("en"));
    REQUIRE_FALSE(article.segments.empty());
    const std::vector<std::optional<Segment>> none(article.segments.size());
    CHECK(rebuild_article(article, none, Language("de")).bytes == bytes);
  }
}

TEST_CASE("cells are written where their text stands, and other parts stay") {
  const std::string out = written(kWorkbook, "a.xlsx", {"eins zwei drei", "eigen & <neu>"}, {5, 9});
  CHECK(part(out, "xl/sharedStrings.xml") ==
        "<sst><si><t>unused</t></si><si><r><t xml:space=\"preserve\">eins </t></r><r><rPr><b/>"
        "</rPr><t>zwei drei</t></r></si></sst>");
  CHECK(part(out, "xl/sheet1.xml").find("<is><t>eigen &amp; &lt;neu&gt;</t></is>") !=
        std::string::npos);
  CHECK(part(out, "xl/styles.xml") == "<styleSheet/>");
}

TEST_CASE("a line break of a slide ends its run") {
  const std::string run = "<a:r><a:rPr sz=\"9\"/><a:t>";
  const std::string out = written(slides(run + "One two</a:t></a:r>"), "a.pptx", {"Eins\nzwei"});
  CHECK(part(out, "ppt/s.xml") == "<p:sld><p:txBody><a:p>" + run + "Eins</a:t></a:r><a:br/>" + run +
                                      "zwei</a:t></a:r><a:endParaRPr/></a:p></p:txBody></p:sld>");
}

TEST_CASE("subtitles keep their times, though a translation ends its sentences elsewhere") {
  CHECK(written(kSubtitles, "a.srt", {"Wenn es steht. Dann los."}) ==
        "1\r\n00:00:01,000 --> 00:00:02,000\r\nWenn es steht.\r\n\r\n2\r\n00:00:02,000 --> "
        "00:00:03,000\r\nDann los.\r\n");
}
