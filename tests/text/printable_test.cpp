#include "text/printable.h"

#include "catch.h"
#include "text/utf8.h"

using namespace calque::text;

TEST_CASE("control characters are made visible") {
  CHECK(make_printable("a\x1b[31m\n") == "a␛[31m␊");
  CHECK(make_printable("\x7f") == "␡");
  CHECK(make_printable("\u009B31m") == "<U+009B>31m");
  CHECK(make_printable(std::string_view("\0", 1)) == "␀");
}

TEST_CASE("what reorders or hides text is made visible") {
  CHECK(make_printable("a\u202Eb\u2066c\u2069") == "a<U+202E>b<U+2066>c<U+2069>");
  CHECK(make_printable("\u200E\u200F\u061C\uFEFF") == "<U+200E><U+200F><U+061C><U+FEFF>");
  CHECK(make_printable("\u2028\u2029") == "<U+2028><U+2029>");
  CHECK(make_printable("\U000E0041") == "<U+E0041>");
}

TEST_CASE("bytes that are no UTF-8 cannot hide anything") {
  CHECK(make_printable("a\xFF\x1b") == "a\uFFFD␛");
  CHECK(make_printable("\xC0\x9B") == "\uFFFD\uFFFD");  // an overlong ESC
  CHECK(make_printable("\xE2\x80") == "\uFFFD\uFFFD");
}

TEST_CASE("what words and emoji need stays") {
  for (const char* text :
       {"می\u200Cخواهم", "क्\u200Dष", "👩\u200D👧", "✈\uFE0F", "co\u00ADop", "日本"}) {
    CHECK(make_printable(text) == text);
  }
}

TEST_CASE("line feeds and tabs stay where lines are wanted, and nothing else does") {
  CHECK(make_lines_printable("a\tb\nc\rd\x1b\v") == "a\tb\nc␍d␛␋");
}

TEST_CASE("a printable text is printable again") {
  for (char32_t c = 0; c < 0xE0100; ++c) {
    std::string text;
    append_utf8(text, c);
    const std::string once = make_printable(text);
    if (make_printable(once) != once) FAIL("U+" << std::hex << static_cast<unsigned>(c));
  }
}
