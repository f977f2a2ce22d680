#include "formats/xml/xml_entities.h"

#include "catch.h"
#include "formats/xml/html_entities.h"

using namespace calque;

TEST_CASE("internal entities are found by name") {
  const XmlEntities entities(R"(<!DOCTYPE tmx SYSTEM "x.dtd" [
    <!-- <!ENTITY no "commented out"> -->
    <?pi <!ENTITY neither "1"> ?>
    <!ELEMENT tmx (header, body)>
    <!ENTITY product "Calque &#169; > &#x1F600;">
    <!ENTITY product "the second one does not count">
    <!ENTITY quoted 'say "so"'>
    <!ENTITY % parameter "nothing">
    <!ENTITY file SYSTEM "file:///etc/passwd">
    <!ENTITY net PUBLIC "-//X//Y" "http://example.org/e">
    %parameter;
  ]>)");
  REQUIRE(entities.find("product") != nullptr);
  CHECK(*entities.find("product") == "Calque © > 😀");
  CHECK(*entities.find("quoted") == "say \"so\"");
  CHECK(entities.find("no") == nullptr);
  CHECK(entities.find("neither") == nullptr);
  CHECK(entities.find("parameter") == nullptr);
  CHECK(entities.find("file") == nullptr);
  CHECK(entities.is_external("file"));
  CHECK(entities.is_external("net"));
  CHECK_FALSE(entities.is_external("product"));
}

TEST_CASE("a broken document type declares what it can") {
  const std::string doctype = GENERATE(
      as<std::string>{}, "<!DOCTYPE tmx>", "<!DOCTYPE tmx [<!ENTITY>", "<!DOCTYPE tmx [<!ENTITY a",
      "<!DOCTYPE tmx [<!ENTITY a \"x", "<!DOCTYPE tmx [<!--", "[<!ENTITY a b>]", "");
  CAPTURE(doctype);
  CHECK(XmlEntities(doctype).find("a") == nullptr);
}

TEST_CASE("references that never end cost no more than others") {
  std::string doctype = "<!DOCTYPE tmx [<!ENTITY a \"";
  for (int i = 0; i < 500000; ++i) doctype += "&#";
  doctype += "\">]>";
  REQUIRE(XmlEntities(doctype).find("a") != nullptr);
  CHECK(XmlEntities(doctype).find("a")->size() == 1000000);
}

TEST_CASE("character references are numbers") {
  CHECK(parse_character_reference("65") == U'A');
  CHECK(parse_character_reference("x1F600") == U'\U0001F600');
  CHECK(parse_character_reference("xD800") == char32_t{0xD800});
  CHECK(parse_character_reference("99999999999999999999") == char32_t{0x110000});
  CHECK_FALSE(parse_character_reference(""));
  CHECK_FALSE(parse_character_reference("x"));
  CHECK_FALSE(parse_character_reference("-1"));
  CHECK_FALSE(parse_character_reference("6a"));
  CHECK_FALSE(parse_character_reference("X41"));
}

TEST_CASE("HTML names are known") {
  CHECK(html_character("nbsp") == U'\u00A0');
  CHECK(html_character("AElig") == U'Æ');
  CHECK(html_character("zwnj") == U'\u200C');
  CHECK_FALSE(html_character("nosuch"));
  CHECK_FALSE(html_character("amp"));
}
