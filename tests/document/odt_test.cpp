#include "document/odt/odt.h"
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
          "<text:line-break/><text:a xlink:href='u'>e</text:a><draw:frame><text:p>no</text:p>"
          "</draw:frame></text:p>") == Lines{"text: a  b\tc {span}d{/}\n{link}e{/}{image/}"});
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
