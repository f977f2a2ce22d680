#include "document/document.h"

#include "calque/error.h"
#include "catch.h"
#include "document/format.h"
#include "document/make_zip.h"
#include "document/shorthand.h"

using namespace calque::document;

TEST_CASE("the format is told by the name, or by the content") {
  CHECK(parse_document("# a", "x.md").format->id == "md");
  CHECK(parse_document("# a", "x.TXT").format->id == "txt");
  CHECK(parse_document("# a", "-").format->id == "txt");
  CHECK(parse_document("<!DOCTYPE HTML><p>x", "-").format->id == "html");
  CHECK(parse_document("# a", "-", {.format = find_format("md"), .encoding = ""}).format->id ==
        "md");
  const std::string odt = make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                    {"content.xml",
                                     "<office:document-content><office:body><office:text>"
                                     "<text:p>x</text:p></office:text></office:body>"
                                     "</office:document-content>"}});
  CHECK(parse_document(odt, "-").format->id == "odt");
  CHECK_THROWS_AS(parse_document("PK\x03\x04", "-"), calque::InputError);
}

TEST_CASE("encodings are decoded") {
  CHECK(in_short(parse_document(std::string("\xFF\xFE\xE9\0!\0", 6), "a.txt")) ==
        Lines{"text: é!"});
  CHECK(in_short(parse_document("\xE9", "a.txt", {.format = nullptr, .encoding = "ISO-8859-1"})) ==
        Lines{"text: é"});
  CHECK(in_short(parse_document("<meta charset=windows-1254><p>\xFE", "a.html")) ==
        Lines{"text: ş"});
}

TEST_CASE("a file with zero bytes is no text") {
  for (const char* name : {"a.txt", "a.md", "a.html"}) {
    CHECK_THROWS_AS(parse_document(std::string("a\0b", 3), name), calque::InputError);
  }
}

TEST_CASE("plain text must look like text, whatever its name says") {
  for (const char* name : {"a.txt", "a.md", "a.html", "-"}) {
    CHECK_THROWS_WITH(parse_document("%PDF-1.7\nabc", name), ContainsSubstring("it is a PDF"));
    CHECK_THROWS_WITH(parse_document("{\\rtf1 abc}", name), ContainsSubstring("Rich Text Format"));
  }
  CHECK_THROWS_WITH(parse_document("PK\x03\x04....", "a.txt"), ContainsSubstring("zip file"));
  CHECK_THROWS_WITH(parse_document("\x01\x02\x03 abc", "a.txt"),
                    ContainsSubstring("does not look like text"));
  // Russian in Windows-1251.
  CHECK_THROWS_WITH(parse_document("\xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0", "a.txt"),
                    ContainsSubstring("--encoding"));
  CHECK_NOTHROW(parse_document("Ein H\xE4uschen steht am Waldrand.\x1A", "a.txt"));
}

TEST_CASE("a file that is not there is an error") {
  CHECK_THROWS_AS(read_document("/nonexistent/a.txt"), calque::InputError);
}

TEST_CASE("what is wrong with a file is told with its name") {
  std::string deep;
  for (int i = 0; i < 60'000; ++i) deep += "<div>";
  CHECK_THROWS_WITH(parse_document(deep, "a.html"),
                    ContainsSubstring("a.html: this HTML would take too long to read"));
  CHECK_THROWS_WITH(
      parse_document(make_zip({{"word/document.xml", "<w:document><w:body>"}}), "a.docx"),
      ContainsSubstring("a.docx: word/document.xml is not well-formed XML"));
  CHECK_THROWS_WITH(parse_document("PK", "a.odt"), ContainsSubstring("a.odt: not a zip file"));
}

TEST_CASE("kinds have names") {
  CHECK(kind_name(ParagraphKind::list_item) == "list-item");
  CHECK(kind_name(ParagraphKind::note) == "note");
}
