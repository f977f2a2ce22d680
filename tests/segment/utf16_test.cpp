#include "segment/utf16.h"

#include "catch.h"

using namespace calque::segment;

TEST_CASE("text becomes UTF-16, and offsets find back") {
  const std::string text = "aé😀x";
  CHECK(to_utf16(text) == u"aé😀x");
  Utf8Position position(text);
  CHECK(position.at(0) == 0);
  CHECK(position.at(1) == 1);
  CHECK(position.at(2) == 3);
  CHECK(position.at(4) == 7);
  CHECK(position.at(5) == 8);
}

TEST_CASE("invalid bytes become one replacement character each") {
  CHECK(to_utf16("\xFF\xE2\x80") == u"\uFFFD\uFFFD\uFFFD");
}
