#include "segment/srx.h"

#include <string>

#include "calque/error.h"
#include "catch.h"

using namespace calque;
using namespace calque::segment;

namespace {

constexpr std::string_view kVersion1 = R"(<?xml version="1.0"?>
<!DOCTYPE srx PUBLIC "-//SRX//DTD SRX//EN" "srx.dtd">
<srx version="1.0">
 <header segmentsubflows="no"><formathandle type="start" include="no"/></header>
 <body>
  <languagerules>
   <languagerule languagerulename="Default">
    <rule break="no"><beforebreak>\sMr\.</beforebreak><afterbreak>\s</afterbreak></rule>
    <rule><beforebreak>[\.\?!]+</beforebreak><afterbreak>\s</afterbreak></rule>
   </languagerule>
  </languagerules>
  <maprules>
   <maprule maprulename="first"><languagemap languagepattern=".*" languagerulename="Default"/></maprule>
   <maprule maprulename="second"/>
  </maprules>
 </body>
</srx>
)";

constexpr std::string_view kVersion2 = R"(<srx xmlns="http://www.lisa.org/srx20"
  xmlns:o="http://okapi.sf.net/srx-extensions" version="2.0">
<header segmentsubflows="yes" cascade="yes"><o:options oneSegmentIncludesAll="no"/></header>
<body><languagerules>
<languagerule languagerulename="English"><rule break="no"><beforebreak>\be\.g\.</beforebreak>
<afterbreak></afterbreak></rule></languagerule>
<languagerule languagerulename="Default"><rule break="yes"><beforebreak>\.</beforebreak>
<afterbreak> </afterbreak></rule></languagerule>
</languagerules><maprules>
<languagemap languagepattern="[Ee][Nn].*" languagerulename="English"/>
<languagemap languagepattern=".*" languagerulename="Default"/>
</maprules></body></srx>)";

std::string complaint(std::string_view text) {
  try {
    read_srx(text, "a.srx");
  } catch (const InputError& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("version 1.0 is read") {
  const SrxDocument document = read_srx(kVersion1, "a.srx");
  CHECK(document.version == "1.0");
  CHECK_FALSE(document.cascade);
  CHECK_FALSE(document.segment_subflows);
  REQUIRE(document.language_rules.size() == 1);
  REQUIRE(document.language_rules[0].rules.size() == 2);
  CHECK_FALSE(document.language_rules[0].rules[0].breaks);
  CHECK(document.language_rules[0].rules[0].before == R"(\sMr\.)");
  CHECK(document.language_rules[0].rules[0].line == 8);
  CHECK(document.language_rules[0].rules[1].breaks);
  REQUIRE(document.maps.size() == 1);
  CHECK(document.maps[0] == SrxLanguageMap{".*", "Default"});
}

TEST_CASE("version 2.0 is read, foreign elements are passed over, white space is kept") {
  const SrxDocument document = read_srx(kVersion2, "a.srx");
  CHECK(document.cascade);
  REQUIRE(document.language_rules.size() == 2);
  CHECK(document.language_rules[0].rules[0].after.empty());
  CHECK(document.language_rules[1].rules[0].after == " ");
  CHECK(document.maps.size() == 2);
}

TEST_CASE("what was written is read back") {
  const SrxDocument document = read_srx(kVersion2, "a.srx");
  CHECK(read_srx(write_srx(document), "b.srx") == document);
  const SrxDocument own = srx_of_builtin_rules({Language("en"), Language("de")});
  CHECK(read_srx(write_srx(own), "b.srx") == own);
}

TEST_CASE("what is no SRX is refused with its line") {
  CHECK_THAT(complaint("<srx version='2.0'>\n<body>"),
             ContainsSubstring("a.srx:2: not well-formed"));
  CHECK(complaint("<tmx/>") == "a.srx:1: the root element is not srx");
  CHECK(complaint("<srx version=''/>") == "a.srx:1: version \"\"; 1.0 and 2.0 are known");
  CHECK_THAT(complaint("<srx version='2.0'><body/></srx>"), ContainsSubstring("no languagemap"));
  CHECK_THAT(complaint("<srx version='2.0'><body><languagerules><languagerule/></languagerules>"
                       "</body></srx>"),
             ContainsSubstring("without languagerulename"));
  CHECK_THAT(complaint("<srx version='2.0'><body><maprules><languagemap languagepattern='.*' "
                       "languagerulename='X'/></maprules></body></srx>"),
             ContainsSubstring("there is no languagerule \"X\""));
}
