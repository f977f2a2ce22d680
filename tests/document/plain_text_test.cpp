#include "document/plain_text/plain_text.h"
#include "catch.h"
#include "document/shorthand.h"
#include "text/utf8.h"

using namespace calque::document;

TEST_CASE("blank lines and form feeds set paragraphs apart") {
  CHECK(in_short(read_plain_text("One\ntwo\n\n  Three  \n \t\n\n\fFour")) ==
        Lines{"text: One\ntwo", "text: Three", "text: Four"});
  CHECK(in_short(read_plain_text("One\r\n\r\nTwo\r\n")) == Lines{"text: One", "text: Two"});
  CHECK(read_plain_text("").paragraphs.empty());
  CHECK(read_plain_text(" \n\n ").paragraphs.empty());
}

TEST_CASE("a paragraph of plain text stands in the file at its offset, byte for byte") {
  const std::string text = "\n\n  Ein Häuschen.\r\nZwei.\r\n\r\nDrei\n";
  for (const Paragraph& paragraph : read_plain_text(text).paragraphs) {
    CHECK(text.substr(paragraph.offset, paragraph.content.text.size()) == paragraph.content.text);
    CHECK(calque::text::count_code_points(text.substr(0, paragraph.offset)) ==
          paragraph.code_point_offset);
  }
}
