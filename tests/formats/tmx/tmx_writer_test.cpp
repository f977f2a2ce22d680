#include "formats/tmx/tmx_writer.h"
#include "calque/version.h"

#include "calque/error.h"
#include "catch.h"
#include "formats/tmx/tmx_fixture.h"
#include "model/segment_markup.h"

using namespace calque;
using namespace tmx_fixture;

namespace {

Variant variant_of(const std::string& language, const std::string& markup) {
  Variant variant;
  variant.language = Language(language);
  variant.segment = from_markup(markup);
  return variant;
}

TranslationUnit pair(const std::string& english, const std::string& turkish) {
  TranslationUnit unit;
  unit.source_language = Language("en");
  unit.segment_type = "sentence";
  unit.variants = {variant_of("en", english), variant_of("tr", turkish)};
  return unit;
}

}  // namespace

TEST_CASE("of user-defined encodings those are written that TMX allows") {
  TmxWriteOptions options;
  options.header_user_encodings =
      "<ude name=\"mac\" base=\"Macintosh\" x=\"y\">"
      "<map unicode=\"#xF8FF\" code=\"#xF0\" subst=\"(apple)\"/><map code=\"#x1\"/><b/></ude>"
      "<ude name=\"nobase\"><map unicode=\"#xF8FF\" code=\"#xF0\"/></ude>"
      "<ude name=\"entities\"><map unicode=\"#xF8FF\" ent=\"apple\"/></ude>"
      "<ude><map unicode=\"#xF8FF\"/></ude><ude name=\"empty\"/>";
  const std::string content = write({pair("a", "b")}, options).content;
  CHECK(content.find("<ude name=\"mac\" base=\"Macintosh\">"
                     "<map unicode=\"#xF8FF\" code=\"#xF0\" subst=\"(apple)\"/></ude>"
                     "<ude name=\"entities\"><map unicode=\"#xF8FF\" ent=\"apple\"/></ude>\n"
                     "</header>") != std::string::npos);
  options.header_user_encodings = "<ude name=";
  CHECK(write({pair("a", "b")}, options).content.find("<ude") == std::string::npos);
}

TEST_CASE("a file is valid TMX 1.4 to the letter") {
  TranslationUnit unit = pair("a &amp; b", "<hi>c</hi>");
  unit.tuid = "1";
  unit.metadata.creation_date = "20240101T000000Z";
  unit.notes = {{"note", "en", ""}};
  unit.properties = {{"x-\"p\"", "<v>", "", ""}};
  unit.variants[1].metadata.change_id = "ANA";
  unit.variants[1].context.previous = "before";
  TmxWriteOptions options;
  options.source = Language("en");
  options.creation_date = "20250101T000000Z";
  options.header_properties = {{"h", "v", "", ""}};
  CHECK(write({unit}, options).content ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
        "<tmx version=\"1.4\">\n"
        "<header creationtool=\"calque\" creationtoolversion=\"" +
            std::string(kVersion) +
            "\" segtype=\"sentence\" "
            "o-tmf=\"unknown\" adminlang=\"en\" srclang=\"en\" datatype=\"unknown\" "
            "creationdate=\"20250101T000000Z\">\n"
            "<prop type=\"h\">v</prop>\n"
            "</header>\n"
            "<body>\n"
            "<tu tuid=\"1\" creationdate=\"20240101T000000Z\">\n"
            "<note xml:lang=\"en\">note</note>\n"
            "<prop type=\"x-&quot;p&quot;\">&lt;v&gt;</prop>\n"
            "<tuv xml:lang=\"en\"><seg>a &amp; b</seg></tuv>\n"
            "<tuv xml:lang=\"tr\" changeid=\"ANA\">\n"
            "<prop type=\"x-context-pre\">before</prop>\n"
            "<seg><hi>c</hi></seg></tuv>\n"
            "</tu>\n"
            "</body>\n"
            "</tmx>\n");
}

TEST_CASE("what the DTD has no place for travels in props") {
  TranslationUnit unit = pair("a", "b");
  unit.tuid = "same";
  unit.metadata.creation_date = "last year";
  unit.metadata.usage_count = "many";
  unit.variants[0].language = Language("Old Norse (runes)");
  unit.source_language = unit.variants[0].language;
  TranslationUnit empty;
  empty.tuid = "same";
  empty.segment_type = "sentence";
  empty.source_language = Language("xx");
  const std::string content = write({unit, empty}).content;
  CHECK_THAT(content, ContainsSubstring("<prop type=\"x-calque:creationdate\">last year</prop>"));
  CHECK_THAT(content, ContainsSubstring("<prop type=\"x-calque:usagecount\">many</prop>"));
  CHECK_THAT(content, ContainsSubstring("<prop type=\"x-calque:tuid\">same</prop>"));
  CHECK_THAT(content, ContainsSubstring("<prop type=\"x-calque:srclang\">xx</prop>"));
  CHECK_THAT(content, ContainsSubstring("<tuv xml:lang=\"und\">\n<prop type=\"x-calque:lang\">"));
  const Outcome again = read(content);
  REQUIRE(again.units.size() == 2);
  CHECK(again.units[0].same_content(unit));
  CHECK(again.units[1].same_content(empty));
}

TEST_CASE("tags are made valid, or left out on request") {
  TranslationUnit unit = pair("<bpt i=\"1\">{b}</bpt>a", "<ept i=\"2\" x=\"1\"/>b<hi>c</hi>");
  const Written tagged = write({unit});
  CHECK_THAT(tagged.content, ContainsSubstring("<it pos=\"begin\">{b}</it>a"));
  CHECK_THAT(tagged.content, ContainsSubstring("<it pos=\"end\"/>b<hi>c</hi>"));
  TmxWriteOptions options;
  options.level = TmxLevel::text;
  const Written plain = write({unit}, options);
  CHECK_THAT(plain.content, ContainsSubstring("<seg>bc</seg>"));
  CHECK(plain.report.tags_left_out == 4);
  REQUIRE(plain.report.losses().size() == 1);
  CHECK_THAT(plain.report.losses()[0], ContainsSubstring("4 inline tags"));
}

TEST_CASE("characters that XML cannot carry are replaced everywhere") {
  TranslationUnit unit = pair("a", "b");
  unit.tuid = "t\x01";
  unit.notes = {{"n\x02", "", ""}};
  unit.properties = {{"p\x03", "v\uFFFE", "", ""}};
  unit.variants[0].segment.text = "s\x1F";
  const std::string content = write({unit}).content;
  for (const std::string text :
       {"\"t\uFFFD\"", ">n\uFFFD<", "\"p\uFFFD\"", ">v\uFFFD<", ">s\uFFFD<"}) {
    CHECK_THAT(content, ContainsSubstring(text));
  }
}

TEST_CASE("a stream that fails is noticed") {
  std::ostringstream out;
  TmxWriter writer(out);
  out.setstate(std::ios::badbit);
  CHECK_THROWS_AS(writer.finish(), Error);
}
