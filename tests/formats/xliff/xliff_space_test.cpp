#include "catch.h"
#include "formats/bilingual_fixture.h"

using namespace calque;
using namespace bilingual_fixture;

namespace {

std::string unit(const std::string& attributes, const std::string& content) {
  return xliff1("<trans-unit id=\"u\"" + attributes + ">" + content + "</trans-unit>");
}

}  // namespace

TEST_CASE("white space that XML does not keep is one space, and none at the ends") {
  CHECK(source_of(
            parse(unit("", "<source>\n      Click the\tbutton\r\n   to continue.\n  </source>"))) ==
        "Click the button to continue.");
  CHECK(source_of(parse(unit("", "<source> <g id=\"1\"> a  b </g> </source>"))) ==
        "<bpt i=\"1\" x=\"1\">&lt;g id=\"1\"&gt;</bpt> a b <ept i=\"1\">&lt;/g&gt;</ept>");
  // A no-break space is text.
  CHECK(source_of(parse(unit("", "<source>\u00A0a\u00A0</source>"))) == "\u00A0a\u00A0");
  CHECK(source_of(parse(xliff2("<unit id=\"u\"><segment><source>\n  a\n  b\n</source>"
                               "</segment></unit>"))) == "a b");
}

TEST_CASE("white space is kept where the file says so, or something around it does") {
  const std::string source = "<source>  a\n b </source>";
  CHECK(source_of(parse(unit(" xml:space=\"preserve\"", source))) == "  a\n b ");
  CHECK(source_of(parse(unit("", "<source xml:space=\"preserve\">  a\n b </source>"))) ==
        "  a\n b ");
  CHECK(source_of(parse(xliff1("<group xml:space=\"preserve\"><trans-unit id=\"u\">" + source +
                               "</trans-unit></group>"))) == "  a\n b ");
  CHECK(source_of(parse(xliff1("<group xml:space=\"preserve\"><trans-unit id=\"u\" "
                               "xml:space=\"default\">" +
                               source + "</trans-unit></group>"))) == "a b");
}

TEST_CASE("Trados Studio means white space though it does not say so") {
  CHECK(source_of(parse(
            "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" "
            "xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\"><file original=\"a\" "
            "source-language=\"en\" target-language=\"tr\" datatype=\"x\"><body>"
            "<trans-unit id=\"1\"><source> a  b</source></trans-unit></body></file></xliff>")) ==
        " a  b");
}

TEST_CASE("the white space at the ends is put back as it stood") {
  const Document document = parse(unit("", "<source>\n    Audio <x id=\"1\"/>\n  </source>"));
  CHECK(document->segments()[0].source.text == "Audio ");
  document->fill(0, filling("Ses"));
  CHECK_THAT(document->write(), ContainsSubstring(">\n    Ses\n  </target>"));
  const Document other = parse(
      unit("", "<source>a</source><target state=\"needs-review-translation\">\n b\n</target>"));
  other->fill(0, filling("c"));
  CHECK_THAT(other->write(), ContainsSubstring(">\n c\n</target>"));
}

TEST_CASE("white space alone is no text") {
  const Document document = parse(unit("", "<source>a</source><target>\n   </target>"));
  CHECK(target_of(document) == "(none)");
  document->fill(0, filling("b"));
  CHECK_THAT(document->write(), ContainsSubstring(">b</target>"));
}

TEST_CASE("white space between sentences is put back, so that lines stay lines") {
  const Document document =
      parse(unit("", "<source>It failed.\n\nTry <x id=\"1\"/>again\n  later!\nOr not.</source>"));
  CHECK(document->segments()[0].source.text == "It failed. Try again later! Or not.");
  document->fill(0, filling("Olmadı. Yine deneyin! Ya da boş verin."));
  CHECK_THAT(document->write(),
             ContainsSubstring(">Olmadı.\n\nYine deneyin!\nYa da boş verin.</target>"));
  // Where it cannot be told which is which there are spaces.
  document->fill(0, filling("Olmadı. Yine deneyin."));
  CHECK_THAT(document->write(), ContainsSubstring(">Olmadı. Yine deneyin.</target>"));
}
