#include "formats/xml/xml_sanitiser.h"

#include "calque/error.h"
#include "catch.h"

using namespace calque;
using Kind = XmlDefect::Kind;

namespace {

struct Result {
  std::string text;
  std::vector<XmlDefect> defects;
};

Result sanitise(std::string_view xml, std::string_view doctype = {}) {
  XmlSanitiser sanitiser{XmlEntities(doctype)};
  Result result;
  result.text = sanitiser.run(xml, result.defects);
  return result;
}

}  // namespace

TEST_CASE("good XML is left as it is") {
  const std::string xml =
      GENERATE(as<std::string>{}, "<a b=\"c\">d &lt;&amp;&gt;&quot;&apos; \t\r\n</a>",
               "<a>&#65;&#x1F600;&#13;</a>", "<a b='>'>\u00A0\uFEFF\uFFFC</a>", "");
  CAPTURE(xml);
  const Result result = sanitise(xml);
  CHECK(result.text == xml);
  CHECK(result.defects.empty());
}

TEST_CASE("what is not XML is repaired and reported") {
  struct Row {
    std::string read;
    std::string repaired;
    std::size_t offset;
  };
  const auto row = GENERATE(values<Row>({
      {"<a>x\x0Bz</a>", "<a>x\uFFFDz</a>", 4},
      {std::string("<a>\0</a>", 8), "<a>\uFFFD</a>", 3},
      {"<a>\uFFFE</a>", "<a>\uFFFD</a>", 3},
      {"<a>1 < 2</a>", "<a>1 &lt; 2</a>", 5},
      {"<a>AT&T</a>", "<a>AT&amp;T</a>", 5},
      {"<a>&</a>", "<a>&amp;</a>", 3},
      {"<a>&nbsp;</a>", "<a>\u00A0</a>", 3},
      {"<a>&foo;</a>", "<a>&amp;foo;</a>", 3},
      {"<a>&#x1F;</a>", "<a>\uFFFD</a>", 3},
      {"<a>&#0;</a>", "<a>\uFFFD</a>", 3},
      {"<a>&#xD83D;x</a>", "<a>\uFFFDx</a>", 3},
      {"<a>&#xDE00;&#xD83D;</a>", "<a>\uFFFD\uFFFD</a>", 3},
      {"<a>&#x;</a>", "<a>&amp;#x;</a>", 3},
      {"<a>&#x\x1C"
       "83D;</a>",
       "<a>&amp;#x\uFFFD83D;</a>", 3},
      {"<a>&#1114112;</a>", "<a>\uFFFD</a>", 3},
      {"<a b=\"1 & 2\"/>", "<a b=\"1 &amp; 2\"/>", 8},
      {"<a>\x01<![CDATA[\x02]]></a>", "<a>\uFFFD\uFFFD</a>", 3},
  }));
  CAPTURE(row.read);
  const Result result = sanitise(row.read);
  CHECK(result.text == row.repaired);
  REQUIRE_FALSE(result.defects.empty());
  CHECK(result.defects[0].kind == Kind::repaired);
  CHECK(result.defects[0].offset == row.offset);
}

TEST_CASE("two references to surrogates are one character") {
  const Result result = sanitise("<a>&#xD83D;&#xDE00; &#55357;&#56832;</a>");
  CHECK(result.text == "<a>😀 😀</a>");
  REQUIRE(result.defects.size() == 2);
  CHECK(result.defects[0].kind == Kind::harmless);
}

TEST_CASE("CDATA becomes text, comments and instructions go") {
  CHECK(sanitise("<a>1<![CDATA[<b> & ]] \r\n]]>2<!-- <c> & -->3<?p <d>?>4</a>").text ==
        "<a>1&lt;b&gt; &amp; ]] \n234</a>");
  CHECK(sanitise("<a b='<!-- x -->'>&#10;</a><!---->").text == "<a b='&lt;!-- x -->'>&#10;</a>");
}

TEST_CASE("declared entities are expanded, in values too") {
  const std::string doctype =
      "<!DOCTYPE t [<!ENTITY p \"Calque\"><!ENTITY q '&p; \"2\"'><!ENTITY m '<b>&p;</b>'>]>";
  CHECK(sanitise("<a>&q; &m;</a>", doctype).text == "<a>Calque \"2\" <b>Calque</b></a>");
  CHECK(sanitise("<a b=\"&q;\">&p;</a>", doctype).text ==
        "<a b=\"Calque &quot;2&quot;\">Calque</a>");
  CHECK(sanitise("<a>&q; &m;</a>", doctype).defects.empty());
}

TEST_CASE("external entities are never opened") {
  const Result result = sanitise("<a>&x;</a>", "<!DOCTYPE t [<!ENTITY x SYSTEM \"/etc/passwd\">]>");
  CHECK(result.text == "<a>&amp;x;</a>");
  REQUIRE(result.defects.size() == 1);
  CHECK_THAT(result.defects[0].message, ContainsSubstring("never opened"));
}

TEST_CASE("entity bombs are refused quickly") {
  std::string doctype = "<!DOCTYPE t [<!ENTITY e0 \"" + std::string(GENERATE("", "lol")) + "\">";
  for (int i = 1; i < 12; ++i) {
    doctype += "<!ENTITY e" + std::to_string(i) + " \"";
    for (int n = 0; n < 10; ++n) doctype += "&e" + std::to_string(i - 1) + ";";
    doctype += "\">";
  }
  doctype += "<!ENTITY self \"&self;\"><!ENTITY one \"&two;\"><!ENTITY two \"&one;\">]>";
  CHECK_THROWS_AS(sanitise("<a>&e11;</a>", doctype), InputError);
  CHECK_THROWS_AS(sanitise("<a>&self;</a>", doctype), InputError);
  CHECK_THROWS_AS(sanitise("<a b='&one;'/>", doctype), InputError);
}

TEST_CASE("the expansion of all units together is bounded") {
  const std::string value(100000, 'x');
  XmlSanitiser sanitiser{XmlEntities("<!DOCTYPE t [<!ENTITY big \"" + value + "\">]>")};
  std::vector<XmlDefect> defects;
  const auto expand_often = [&] {
    for (int i = 0; i < 200; ++i) sanitiser.run("<a>&big;</a>", defects);
  };
  CHECK_THROWS_AS(expand_often(), InputError);
}
