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
      Lines{"text: {ins}in{/}{fnote/}\nb\tc{image/}", "note: Note."});
}

namespace {

std::string run(const std::string& text) {
  return "<w:r><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
}

std::string mark(const std::string& type) {
  return "<w:r><w:fldChar w:fldCharType='" + type + "'/></w:r>";
}

std::string field(const std::string& instruction, const std::string& result) {
  return mark("begin") + "<w:r><w:instrText>" + instruction + "</w:instrText></w:r>" +
         mark("separate") + result + mark("end");
}

/// A package whose main part names others: path, last word of the type, content of the root.
struct Part {
  std::string path;
  std::string type;
  std::string content;
};

std::string package(const std::string& body, const std::vector<Part>& parts) {
  std::vector<std::pair<std::string, std::string>> files{
      {"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"}};
  std::string relationships;
  for (const Part& part : parts) {
    files.emplace_back("word/" + part.path, "<w:root>" + part.content + "</w:root>");
    relationships += "<Relationship Id='r" + std::to_string(files.size()) + "' Type='http://x/" +
                     part.type + "' Target='" + part.path + "'/>";
  }
  files.emplace_back("word/_rels/document.xml.rels",
                     "<Relationships>" + relationships + "</Relationships>");
  return make_zip(files);
}

}  // namespace

TEST_CASE("headers, footers and notes come after the text, comments when they are asked for") {
  const auto paragraph = [](const std::string& text) { return "<w:p>" + run(text) + "</w:p>"; };
  const std::string file = package(
      paragraph("Body"), {{"f2.xml", "footer", paragraph("Foot")},
                          {"h1.xml", "header", paragraph("Head")},
                          {"n.xml", "endnotes", paragraph("End")},
                          {"c.xml", "comments", "<w:comment>" + paragraph("Why?") + "</w:comment>"},
                          {"h9.xml", "header", paragraph("Other")}});
  Document document = read_docx(file, "a.docx");
  CHECK(in_short(document) ==
        Lines{"text: Body", "note: End", "header: Head", "header: Other", "footer: Foot"});
  CHECK(left_out_in_words(document) == "1 comment");
  ReadOptions options;
  options.include.comments = true;
  document = read_docx(file, "a.docx", options);
  CHECK(in_short(document).back() == "comment: Why?");
  CHECK(document.left_out.empty());
}

TEST_CASE("a field is a tag, and a link a pair of them") {
  CHECK(read("<w:p>" + run("Figure ") + field(" SEQ Figure ", run("1")) + run(" shows.") +
             "</w:p>") == Lines{"text: Figure {field/} shows."});
  CHECK(read("<w:p>" + run("Visit ") + field(" HYPERLINK \"u\" ", run("us")) + run(" now.") +
             "</w:p>") == Lines{"text: Visit {link}us{/} now."});
  CHECK(read("<w:p>" + run("See ") +
             field("hyperlink u", run("page ") + field("PAGEREF b", run("3"))) + "</w:p>") ==
        Lines{"text: See {link}page{field/}{/}"});
  CHECK(read("<w:p>" + run("Page ") + "<w:fldSimple w:instr=' PAGE '>" + run("3") +
             "</w:fldSimple>" + run(" of it.") + "</w:p>") == Lines{"text: Page {field/} of it."});
  CHECK(read("<w:p>" + field("IF " + run("x") + mark("end"), run("y")) + "</w:p>").size() == 1);
}

TEST_CASE("fields over paragraphs are left out and counted") {
  const std::string body = "<w:p>" + run("Contents ") + mark("begin") +
                           "<w:r><w:instrText>TOC \\o</w:instrText></w:r>" + mark("separate") +
                           run("One 1") + "</w:p><w:p>" + run("Two 2") + "</w:p><w:p>" +
                           mark("end") + run("Text") + "</w:p>";
  const Document document = read_docx(docx(body), "a.docx");
  CHECK(in_short(document) == Lines{"text: Contents", "text: Text"});
  CHECK(left_out_in_words(document) == "1 table of contents");
}

TEST_CASE("marks of fields that are not whole hide no text") {
  CHECK(read("<w:p>" + mark("begin") + run("a") + "</w:p><w:p>" + run("b") + "</w:p>") ==
        Lines{"text: a", "text: b"});
  CHECK(read("<w:p>" + mark("end") + mark("separate") + run("a") + "</w:p>") == Lines{"text: a"});
  // The end stands where nothing is read.
  CHECK(read("<w:p>" + mark("begin") + run("a") + "<m:oMath>" + mark("end") +
             "</m:oMath></w:p><w:p>" + run("b") + "</w:p>") == Lines{"text: b"});
}

TEST_CASE("text boxes come after their paragraph, once") {
  const std::string box = "<w:txbxContent><w:p>" + run("Box") + "</w:p><w:tbl><w:tc><w:p>" +
                          run("Cell") + "</w:p></w:tc></w:tbl></w:txbxContent>";
  const std::string drawing = "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box +
                              "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                              "</w:pict></mc:Fallback></mc:AlternateContent></w:r>";
  CHECK(read("<w:tbl><w:tc><w:p>" + run("a") + drawing + run("b") + "</w:p></w:tc></w:tbl><w:p>" +
             run("c") + "</w:p>") ==
        Lines{"table-cell: a{image/}b", "text: Box", "table-cell: Cell", "text: c"});
}

TEST_CASE("alternative texts and WordArt are text, names of files are none") {
  const std::string pictures =
      "<w:r><w:drawing><wp:docPr descr='A &amp; B' title='T' /></w:drawing></w:r>"
      "<w:r><w:drawing><wp:docPr descr='C:\\x y\\logo.PNG'/></w:drawing></w:r>"
      "<w:r><w:drawing><wp:docPr descr='http://a.b/c'/></w:drawing></w:r>"
      "<w:r><w:pict><v:shape alt='Alt'><v:textpath string=\"DRAFT\"/></v:shape></w:pict></w:r>";
  CHECK(read("<w:p>" + run("a") + pictures + "</w:p><w:p>" + run("b") + "</w:p>") ==
        Lines{"text: a{image/}{image/}{image/}{image/}", "text: A & B", "text: T", "text: Alt",
              "text: DRAFT", "text: b"});
}

TEST_CASE("text of shapes without boxes is read, charts and diagrams are counted") {
  const std::string body = "<w:p>" + run("a") +
                           "<w:r><w:drawing><a:txBody><a:p><a:r><a:t>Shape</a:t></a:r></a:p>"
                           "</a:txBody><c:chart/><dgm:relIds/></w:drawing></w:r></w:p>";
  const Document document = read_docx(docx(body), "a.docx");
  CHECK(in_short(document) == Lines{"text: a{image/}", "text: Shape"});
  CHECK(left_out_in_words(document) == "1 chart, 1 diagram");
}

TEST_CASE(
    "controls and insertions are pairs of tags, formulas and symbols tags, readings nothing") {
  CHECK(read("<w:p><w:sdt><w:sdtPr/><w:sdtContent>" + run("Name") + "</w:sdtContent></w:sdt>" +
             run(" is.") + "</w:p>") == Lines{"text: {control}Name{/} is."});
  CHECK(read("<w:sdt><w:sdtContent><w:p>" + run("Block") + "</w:p></w:sdtContent></w:sdt>") ==
        Lines{"text: Block"});
  CHECK(read("<w:p><w:moveTo>" + run("a") + "</w:moveTo><w:moveFrom>" + run("b") +
             "</w:moveFrom><m:oMath><m:t>c</m:t></m:oMath><w:r><w:sym w:char='F0'/></w:r></w:p>") ==
        Lines{"text: {ins}a{/}{formula/}{symbol/}"});
  CHECK(read("<w:p><w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>x</w:t>"
             "</w:r></w:rubyBase></w:ruby></w:r>" +
             run("y") + "</w:p>") == Lines{"text: xy"});
}

TEST_CASE("a page break ends a text, a line break does not") {
  CHECK(read("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t><w:br w:type='page'/><w:t>b</w:t><w:br/>"
             "<w:t>c</w:t></w:r></w:p>") == Lines{"text: {bold}a{/}", "text: {bold}b\nc{/}"});
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
