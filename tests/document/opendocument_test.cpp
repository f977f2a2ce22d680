#include "document/opendocument/opendocument.h"
#include "calque/error.h"
#include "catch.h"
#include "document/make_zip.h"
#include "document/shorthand.h"

using namespace calque::document;

namespace {

Lines read(const std::string& text) {
  const std::string content = "<office:document-content><office:body><office:text>" + text +
                              "</office:text></office:body></office:document-content>";
  return in_short(read_odt(make_zip({{"content.xml", content}}), "a.odt"));
}

}  // namespace

TEST_CASE("OpenDocument paragraphs have their kind") {
  CHECK(read("<text:p text:style-name='Title'>T</text:p><text:h text:outline-level='2'>H</text:h>"
             "<text:p>P  q\n r</text:p><text:list><text:list-item><text:p>L</text:p><text:list>"
             "<text:list-item><text:p>M</text:p></text:list-item></text:list></text:list-item></"
             "text:list>"
             "<table:table><table:table-row><table:table-cell><text:p>C</text:p></table:table-cell>"
             "</table:table-row></table:table>") == Lines{"title: T", "heading 2: H", "text: P q r",
                                                          "list-item 1: L", "list-item 2: M",
                                                          "table-cell: C"});
}

TEST_CASE("OpenDocument inline elements") {
  CHECK(
      read(
          "<text:p>a<text:s text:c='2'/>b<text:tab/>c <text:span text:style-name='T1'>d</text:span>"
          "<text:line-break/><text:a xlink:href='u'>e</text:a><draw:frame><text:p>in</text:p>"
          "</draw:frame></text:p>") ==
      Lines{"text: a  b\tc {span}d{/}\n{link}e{/}{image/}", "text: in"});
}

TEST_CASE("notes come after the text, changes and comments are left out") {
  CHECK(
      read(
          "<text:tracked-changes><text:p>old</text:p></text:tracked-changes><text:p>a<text:note>"
          "<text:note-citation>1</text:note-citation><text:note-body><text:p>N</text:p>"
          "</text:note-body></text:note>b<office:annotation><text:p>no</text:p></office:annotation>"
          "</text:p>") == Lines{"text: a{fnote/}b", "note: N"});
}

TEST_CASE("notes in notes are read after them, however many there are") {
  constexpr int kDepth = 1000;
  std::string text = "<text:p>a";
  Lines expected{"text: a{fnote/}"};
  for (int i = 0; i < kDepth; ++i) {
    text += "<text:note><text:note-body><text:p>n";
    expected.emplace_back(i + 1 < kDepth ? "note: n{fnote/}" : "note: n");
  }
  for (int i = 0; i < kDepth; ++i) text += "</text:p></text:note-body></text:note>";
  CHECK(read(text + "</text:p>") == expected);
}

TEST_CASE("spaces that are counted are not millions") {
  std::string text = "<text:p>a";
  for (int i = 0; i < 2000; ++i) text += "<text:s text:c='100000000'/>";
  CHECK(read(text + "b</text:p>").front().size() < 1'100'000);
}

TEST_CASE("what is no OpenDocument text is refused") {
  CHECK_THROWS_AS(read_odt("PK", "a.odt"), calque::InputError);
  CHECK_THROWS_AS(read_odt(make_zip({{"x", "y"}}), "a.odt"), calque::InputError);
  CHECK_THROWS_AS(read_odt(make_zip({{"content.xml", "<a/>"}}), "a.odt"), calque::InputError);
}

namespace {

std::string package(const std::string& body, const std::string& content,
                    const std::string& styles = "") {
  std::vector<std::pair<std::string, std::string>> files{
      {"content.xml", "<office:document-content><office:body><office:" + body + ">" + content +
                          "</office:" + body + "></office:body></office:document-content>"}};
  if (!styles.empty()) {
    files.emplace_back(
        "styles.xml", "<office:document-styles><office:master-styles><style:master-page>" + styles +
                          "</style:master-page></office:master-styles></office:document-styles>");
  }
  return make_zip(files);
}

}  // namespace

TEST_CASE("fields are tags, milestones of changes and bookmarks are not") {
  CHECK(read("<text:p>Page <text:page-number>3</text:page-number> of <text:bookmark-start "
             "text:name='x'/>it<text:bookmark-end text:name='x'/><text:change-start/>new"
             "<text:change-end/> <text:sequence>1</text:sequence></text:p>") ==
        Lines{"text: Page {field/} of itnew{field/}"});
  CHECK(read("<text:p><text:ruby><text:ruby-base>K</text:ruby-base><text:ruby-text>kan"
             "</text:ruby-text></text:ruby>a</text:p>") == Lines{"text: Ka"});
}

TEST_CASE("text in frames comes after the paragraph that they stand in") {
  const std::string box =
      "<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box>"
      "<svg:title>Title</svg:title><svg:desc>A cat</svg:desc></draw:frame>";
  const std::string shape = "<draw:custom-shape><text:p>Shape</text:p></draw:custom-shape>";
  CHECK(read("<text:p>a" + box + "b" + shape + "</text:p>" + shape + "<text:p>c</text:p>") ==
        Lines{"text: a{image/}b{image/}", "text: Box", "text: Title", "text: A cat", "text: Shape",
              "text: Shape", "text: c"});
}

TEST_CASE("headers and footers come after the text, lists that are made anew are counted") {
  const std::string styles =
      "<style:header><text:p>Head</text:p></style:header><style:footer><text:p>Foot"
      "<text:page-number>1</text:page-number></text:p></style:footer><style:header-left "
      "style:display='false'><text:p>no</text:p></style:header-left>";
  const Document document = read_odt(
      package("text",
              "<text:table-of-content><text:p>x</text:p></text:table-of-content><text:bibliography>"
              "<text:p>x</text:p></text:bibliography><text:p>a</text:p>",
              styles),
      "a.odt");
  CHECK(in_short(document) == Lines{"text: a", "header: Head", "footer: Foot{field/}"});
  CHECK(left_out_in_words(document) == "1 table of contents, 1 generated list");
}

TEST_CASE("comments of OpenDocument are read where they are asked for") {
  const std::string file =
      package("text",
              "<text:p>a<office:annotation><dc:creator>Me</dc:creator><text:p>Why?</text:p>"
              "</office:annotation></text:p>");
  CHECK(left_out_in_words(read_odt(file, "a.odt")) == "1 comment");
  ReadOptions options;
  options.include.comments = true;
  CHECK(in_short(read_odt(file, "a.odt", options)) == Lines{"text: a", "comment: Why?"});
}

TEST_CASE("of a spreadsheet cells with text are read, without numbers and results") {
  CHECK(in_short(read_ods(
            package("spreadsheet",
                    "<table:table><table:table-row><table:table-cell office:value-type='string'>"
                    "<text:p>Text</text:p></table:table-cell><table:table-cell "
                    "office:value-type='float'><text:p>1</text:p></table:table-cell>"
                    "<table:covered-table-cell office:value-type='date'><text:p>May 1</text:p>"
                    "</table:covered-table-cell>"
                    "<table:table-cell office:value-type='string' table:formula='of:=A1'><text:p>"
                    "Text</text:p></table:table-cell></table:table-row></table:table>"),
            "a.ods")) == Lines{"table-cell: Text"});
}

TEST_CASE("slides of OpenDocument come before their notes") {
  const std::string page =
      "<draw:page><draw:frame><draw:text-box><text:p>Slide</text:p></draw:text-box></draw:frame>"
      "<presentation:notes><draw:frame><draw:text-box><text:p>Note</text:p></draw:text-box>"
      "</draw:frame></presentation:notes></draw:page>";
  CHECK(in_short(read_odp(package("presentation", page + page), "a.odp")) ==
        Lines{"text: Slide", "text: Slide", "note: Note", "note: Note"});
  CHECK_THROWS_AS(read_odp(package("text", ""), "a.odp"), calque::InputError);
}
