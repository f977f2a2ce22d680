#include "formats/xml/xml_tree.h"

#include "calque/error.h"
#include "catch.h"

using namespace calque;

namespace {

std::string problem_of(const std::string& xml) {
  try {
    parse_xml(xml, "test.xml");
  } catch (const InputError& error) {
    return error.what();
  }
  return "(none)";
}

}  // namespace

TEST_CASE("elements know where they stand in the text") {
  const std::string xml = "<?xml version='1.0'?>\n<a>\n <b c='1&amp;2'>t&#233;xt</b><d/>\n</a>";
  const XmlNode root = parse_xml(xml, "test.xml");
  const XmlNode* b = root.child("b");
  const XmlNode* d = root.child("d");
  REQUIRE(b != nullptr);
  REQUIRE(d != nullptr);
  CHECK(xml.substr(b->begin, b->end - b->begin) == "<b c='1&amp;2'>t&#233;xt</b>");
  CHECK(xml.substr(b->content_begin, b->content_end - b->content_begin) == "t&#233;xt");
  CHECK(b->attribute("c") == "1&2");
  CHECK(b->all_text() == "téxt");
  CHECK(b->line == 3);
  CHECK(xml.substr(d->begin, d->end - d->begin) == "<d/>");
  CHECK(d->content_begin == d->end);
  CHECK(d->content_end == d->end);
}

TEST_CASE("text goes on across references, comments and CDATA sections") {
  const XmlNode root = parse_xml("<a>1&lt;<!-- no -->2<![CDATA[<b>]]>3\r\n4</a>", "test.xml");
  REQUIRE(root.children.size() == 1);
  CHECK(root.children[0].text == "1<2<b>3\n4");
}

TEST_CASE("the prefix of the root is left out, other namespaces are told apart") {
  const XmlNode root =
      parse_xml("<x:a xmlns:x='u:1'><x:b/><b/><o:b xmlns:o='u:2'/></x:a>", "test.xml");
  CHECK(root.name == "a");
  CHECK(root.children.at(0).name == "b");
  CHECK(root.children.at(1).name == ":b");
  CHECK(root.children.at(2).name == "o:b");

  const XmlNode plain =
      parse_xml("<a xmlns='u:1'><b/><b xmlns='u:2'><c/><d xmlns='u:1'/></b></a>", "test.xml");
  CHECK(plain.children.at(0).name == "b");
  CHECK(plain.children.at(1).name == ":b");
  CHECK(plain.children.at(1).children.at(0).name == ":c");
  CHECK(plain.children.at(1).children.at(1).name == "d");
}

TEST_CASE("what is not well-formed is refused with its line and unit") {
  CHECK(problem_of("<a>\n<b></a>") == "test.xml:2: it is not well-formed XML: mismatched tag");
  CHECK(
      problem_of("<a>\n<trans-unit id='u7'><b>\x03</b></trans-unit></a>") ==
      "test.xml:2: trans-unit \"u7\": it is not well-formed XML: not well-formed (invalid token)");
  CHECK(problem_of("") == "test.xml:1: it is not well-formed XML: no element found");
}

TEST_CASE("entities that could be used for harm are refused") {
  const std::string bomb =
      "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>";
  CHECK_THAT(problem_of(bomb), ContainsSubstring("the entity \"c\""));
  const std::string external = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>";
  CHECK_THAT(problem_of(external), ContainsSubstring("the entity \"b\""));
  const std::string elements = "<!DOCTYPE a [<!ENTITY b \"<c/>\">]><a>&b;</a>";
  CHECK_THAT(problem_of(elements), ContainsSubstring("has elements in it"));
  const XmlNode root =
      parse_xml("<!DOCTYPE a [<!ENTITY nbsp \"\u00A0\">]><a>1&nbsp;2</a>", "test.xml");
  CHECK(root.all_text() == "1\u00A02");
}

TEST_CASE("elements may be nested to a limit") {
  const auto nested = [](std::size_t depth) {
    std::string xml;
    for (std::size_t i = 0; i < depth; ++i) xml += "<a>";
    for (std::size_t i = 0; i < depth; ++i) xml += "</a>";
    return xml;
  };
  CHECK(problem_of(nested(kMaxXmlDepth)) == "(none)");
  CHECK_THAT(problem_of(nested(kMaxXmlDepth + 1)), ContainsSubstring("nested too deep"));
}
