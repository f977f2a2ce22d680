#include "text/xml_text.h"

#include "catch.h"

using namespace calque::text;

TEST_CASE("element content is escaped as little as XML allows") {
  std::string out = "=";
  append_xml_content(out, "a<b>&\"'\t\n\r é");
  CHECK(out == "=a&lt;b&gt;&amp;\"'\t\n&#13; é");
}

TEST_CASE("an attribute value survives the normalisation of a reader") {
  std::string out;
  append_xml_attribute(out, "a<\">'\t\n\r");
  CHECK(out == "a&lt;&quot;&gt;'&#9;&#10;&#13;");
}

TEST_CASE("only characters of XML 1.0 are left") {
  CHECK(replace_non_xml("a\x01\x7F\n\uFFFE\uFFFF\uFEFF\U0001FFFE") ==
        "a\uFFFD\x7F\n\uFFFD\uFFFD\uFEFF\U0001FFFE");
  CHECK(find_non_xml("a\n\uFFFC\x7F\uFFFE") == 6);
  CHECK(find_non_xml("\x1F") == 0);
  CHECK_FALSE(find_non_xml("é \uFEFF\U0001FFFE\t\r"));
  CHECK(is_xml_character(U'\u200F'));
  CHECK_FALSE(is_xml_character(0xD800));
  CHECK_FALSE(is_xml_character(0x110000));
}

TEST_CASE("names are told from other text") {
  CHECK(is_xml_name("xml:lang"));
  CHECK(is_xml_name("o-tmf"));
  CHECK(is_xml_name("çok"));
  CHECK_FALSE(is_xml_name(""));
  CHECK_FALSE(is_xml_name("1a"));
  CHECK_FALSE(is_xml_name("a b"));
  CHECK_FALSE(is_xml_name("a\"b"));
}
