#include "document/docx/docx.h"
#include "calque/error.h"
#include "catch.h"
#include "document/make_zip.h"
#include "document/shorthand.h"

using namespace calque::document;

namespace {

std::string docx(const std::string& body, const std::string& notes = "") {
  const std::string start = "<w:document xmlns:w='x'><w:body>";
  std::vector<std::pair<std::string, std::string>> files{
      {"_rels/.rels",
       "<Relationships><Relationship Type='http://x/officeDocument' "
       "Target='/word/main.xml'/></Relationships>"},
      {"word/main.xml", start + body + "</w:body></w:document>"}};
  if (!notes.empty())
    files.emplace_back("word/footnotes.xml", "<w:footnotes>" + notes + "</w:footnotes>");
  return make_zip(files);
}

Lines read(const std::string& body, const std::string& notes = "") {
  return in_short(read_docx(docx(body, notes), "a.docx"));
}

}  // namespace

TEST_CASE("paragraphs of Word have the kind that their style says") {
  CHECK(
      read("<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>"
           "<w:p><w:pPr><w:pStyle w:val='Heading2'/></w:pPr><w:r><w:t>H</w:t></w:r></w:p>"
           "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr><w:r><w:t>L</w:t></w:r></w:p>"
           "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>C</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
           "<w:p/><w:p><w:r><w:t>P</w:t></w:r></w:p>") ==
      Lines{"title: T", "heading 2: H", "list-item 2: L", "table-cell: C", "text: P"});
}

TEST_CASE("runs of one format are one pair of tags") {
  CHECK(
      read(
          "<w:p><w:r><w:t xml:space='preserve'>a </w:t></w:r>"
          "<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>c</w:t></w:r>"
          "<w:r><w:rPr><w:b w:val='0'/><w:i/></w:rPr><w:t>d</w:t></w:r>"
          "<w:hyperlink r:id='r1'><w:r><w:t>e</w:t></w:r></w:hyperlink></w:p>") ==
      Lines{"text: a {bold}bc{/}{italic}d{/}{link}e{/}"});
}

TEST_CASE("deleted text is left out, inserted text taken, notes come after the text") {
  CHECK(
      read("<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins><w:r><w:t>in</w:t></w:r>"
           "</w:ins><w:r><w:footnoteReference "
           "w:id='1'/><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>"
           "<w:r><w:drawing><w:p/></w:drawing></w:r></w:p>",
           "<w:footnote><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:footnote>") ==
      Lines{"text: in{fnote/}\nb\tc{image/}", "note: Note."});
}

TEST_CASE("what is no Word file is refused") {
  CHECK_THROWS_AS(read_docx("nonsense", "a.docx"), calque::InputError);
  CHECK_THROWS_AS(read_docx(make_zip({{"a", "b"}}), "a.docx"), calque::InputError);
  CHECK_THROWS_AS(read_docx(make_zip({{"word/document.xml", "<w:document>"}}), "a.docx"),
                  calque::InputError);
  std::string cut = docx("<w:p/>");
  cut.resize(cut.size() / 2);
  CHECK_THROWS_AS(read_docx(cut, "a.docx"), calque::InputError);
}

TEST_CASE("deep nesting in a part does no harm") {
  std::string body;
  for (int i = 0; i < 50'000; ++i) body += "<w:sdt>";
  body += "<w:p><w:r><w:t>deep</w:t></w:r></w:p>";
  for (int i = 0; i < 50'000; ++i) body += "</w:sdt>";
  CHECK(read(body) == Lines{"text: deep"});
}
