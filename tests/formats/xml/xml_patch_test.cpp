#include "formats/xml/xml_patch.h"

#include "catch.h"

using namespace calque;

TEST_CASE("an attribute is set where it stands, or comes last") {
  CHECK(with_attribute("<a b='1' c=\"2\">", "b", "x") == "<a b=\"x\" c=\"2\">");
  CHECK(with_attribute("<a b='1' c=\"2\">", "d", "<&\">") ==
        "<a b='1' c=\"2\" d=\"&lt;&amp;&quot;&gt;\">");
  CHECK(with_attribute("<a\n  b = 'c=\"7\"' />", "c", "x") == "<a\n  b = 'c=\"7\"' c=\"x\" />");
  CHECK(with_attribute("<a/>", "b", "x") == "<a b=\"x\"/>");
  CHECK(with_attribute("<a>", "b", "x") == "<a b=\"x\">");
}

TEST_CASE("an attribute is taken away with the blanks before it") {
  CHECK(with_attribute("<a b='1' c=\"2\">", "b", std::nullopt) == "<a c=\"2\">");
  CHECK(with_attribute("<a b='1' c=\"2\" />", "c", std::nullopt) == "<a b='1' />");
  CHECK(with_attribute("<a b='1'>", "c", std::nullopt) == "<a b='1'>");
}

TEST_CASE("the tag of an empty element is made into a start tag") {
  CHECK(opened_tag("<a b='1'/>") == "<a b='1'>");
  CHECK(opened_tag("<a />") == "<a>");
  CHECK(opened_tag("<a b='/'>") == "<a b='/'>");
}

TEST_CASE("the indentation of a tag is taken when the tag begins its line") {
  const std::string text = "<a>\r\n  <b/>\n\t<c/> <d/>";
  CHECK(indentation_at(text, text.find("<b")) == "\r\n  ");
  CHECK(indentation_at(text, text.find("<c")) == "\n\t");
  CHECK(indentation_at(text, text.find("<d")).empty());
  CHECK(indentation_at(text, 0).empty());
}
