#include "formats/tmx/tmx_unit.h"

#include "catch.h"
#include "formats/tmx/tmx_fixture.h"
#include "model/segment_markup.h"

using namespace calque;
using namespace tmx_fixture;

TEST_CASE("all that TMX says about a unit is read") {
  const TranslationUnit unit = read_one(
      "<tu tuid='7' segtype='phrase' datatype='html' usagecount='3' "
      "lastusagedate='20240102T030405Z' "
      "creationdate='20200101T000000Z' creationid='ANA' changedate='20210101T000000Z' "
      "changeid='BEN' "
      "creationtool='t' creationtoolversion='2' o-tmf='f' o-encoding='e'>"
      "<note xml:lang='tr' o-encoding='n'>one</note><note>two</note>"
      "<prop type='a' lang='de'>1</prop><prop type='a'>2</prop>"
      "<tuv xml:lang='EN_us' creationid='CEM'><note>n</note><prop type='p'> v </prop>"
      "<seg> text </seg></tuv></tu>");
  CHECK(unit.tuid == "7");
  CHECK(unit.segment_type == "phrase");
  CHECK(unit.origin == "test.tmx");
  CHECK(unit.metadata == Metadata{.creation_date = "20200101T000000Z",
                                  .creation_id = "ANA",
                                  .change_date = "20210101T000000Z",
                                  .change_id = "BEN",
                                  .last_usage_date = "20240102T030405Z",
                                  .usage_count = "3",
                                  .creation_tool = "t",
                                  .creation_tool_version = "2",
                                  .datatype = "html",
                                  .original_format = "f",
                                  .original_encoding = "e"});
  CHECK(unit.notes == std::vector<Note>{{"one", "tr", "n"}, {"two", "", ""}});
  CHECK(unit.properties == std::vector<Property>{{"a", "1", "de", ""}, {"a", "2", "", ""}});
  REQUIRE(unit.variants.size() == 1);
  const Variant& variant = unit.variants[0];
  CHECK(variant.language == Language("en-US"));
  CHECK(variant.segment.text == " text ");
  CHECK(variant.metadata.creation_id == "CEM");
  CHECK(variant.notes == std::vector<Note>{{"n", "", ""}});
  CHECK(variant.properties == std::vector<Property>{{"p", " v ", "", ""}});
}

TEST_CASE("the header speaks for units that do not say it themselves") {
  const std::string header =
      "<header segtype='Paragraph' o-tmf='fmt' srclang='tr' datatype='xml' o-encoding='latin'/>";
  const TranslationUnit unit = read_one(tmx_fixture::unit("a", "b"), header);
  CHECK(unit.segment_type == "paragraph");
  CHECK(unit.source_language == Language("tr"));
  CHECK(unit.metadata.datatype == "xml");
  CHECK(unit.metadata.original_format == "fmt");
  CHECK(unit.metadata.original_encoding == "latin");
  const TranslationUnit own = read_one(
      "<tu segtype='block' datatype='unknown' srclang='*all*'>" + variant("en", "a") + "</tu>",
      header);
  CHECK(own.segment_type == "block");
  CHECK(own.metadata.datatype.empty());
  CHECK_FALSE(own.source_language);
}

TEST_CASE("the source language is the one of a variant") {
  struct Row {
    std::string written;
    std::optional<Language> source;
  };
  const auto row = GENERATE(values<Row>({
      {"en-US", Language("en-US")},
      {"EN_us", Language("en-US")},
      {"en", Language("en-US")},
      {"en-GB", Language("en-US")},
      {"fr", Language("de")},
      {"*all*", std::nullopt},
      {"*ALL*", std::nullopt},
      {"all", std::nullopt},
      {" ", std::nullopt},
  }));
  CAPTURE(row.written);
  const std::string units =
      "<tu srclang='" + row.written + "'>" + variant("de", "x") + variant("en-US", "y") + "</tu>";
  CHECK(read_one(units).source_language == row.source);
}

TEST_CASE("languages are found where TMX 1.1 and 1.4 write them") {
  const TranslationUnit unit = read_one(
      "<tu><tuv lang='de'><seg>1</seg></tuv><tuv xml:lang='fr' lang='de'><seg>2</seg></tuv>"
      "<tuv><seg>3</seg></tuv><tuv XML:LANG='tr'><seg>4</seg></tuv></tu>");
  REQUIRE(unit.variants.size() == 4);
  CHECK(unit.variants[0].language == Language("de"));
  CHECK(unit.variants[1].language == Language("fr"));
  CHECK(unit.variants[2].language.undetermined());
  CHECK(unit.variants[3].language == Language("tr"));
}

TEST_CASE("what TMX does not have is kept where it can be") {
  const TranslationUnit unit = read_one(
      "<tu ex:status='new' segtype='odd' xmlns:ex='urn:x'><prop>p</prop><ex:more>gone</ex:more>"
      "<tuv xml:lang='en' score='5'><seg xml:space='preserve' id='s'>a</seg><seg>b</seg></tuv>"
      "<tuv xml:lang='tr'>\n bare text\n</tuv></tu>");
  CHECK(unit.properties == std::vector<Property>{{"x-attribute:ex:status", "new", "", ""},
                                                 {"x-attribute:segtype", "odd", "", ""},
                                                 {"x-untyped", "p", "", ""}});
  REQUIRE(unit.variants.size() == 3);
  CHECK(unit.variants[0].properties == std::vector<Property>{{"x-attribute:score", "5", "", ""},
                                                             {"x-attribute:seg:id", "s", "", ""}});
  CHECK(unit.variants[1].segment.text == "b");
  CHECK(unit.variants[1].language == Language("en"));
  CHECK(unit.variants[2].segment.text == "bare text");
}

TEST_CASE("text runs on across comments, CDATA and line ends") {
  const TranslationUnit unit = read_one(
      tmx_fixture::unit("a <!-- x -->b<![CDATA[ <c> & ]]>d<?p?>\r\ne&#13;f", "\t&#9; &#xA0;\n"));
  CHECK(unit.variants[0].segment.text == "a b <c> & d\ne\rf");
  CHECK(unit.variants[1].segment.text == "\t\t \u00A0\n");
}

TEST_CASE("inline elements are read into the form of TMX 1.4") {
  const TranslationUnit unit = read_one(tmx_fixture::unit(
      "<bpt i='1'>&lt;b&gt;</bpt>x<g id='2'>y</g><ut>{u}</ut>", "<tmx:hi>z</tmx:hi><PH X='1'/>"));
  CHECK(to_markup(unit.variants[0].segment) ==
        "<it pos=\"begin\">&lt;b&gt;</it>x<bpt i=\"2\">&lt;g id=\"2\"&gt;</bpt>y"
        "<ept i=\"2\">&lt;/g&gt;</ept><ph>{u}</ph>");
  CHECK(to_markup(unit.variants[1].segment) == "<hi>z</hi><ph x=\"1\"/>");
}

TEST_CASE("dates are brought into one form, others are kept as they are") {
  const TranslationUnit unit = read_one(
      "<tu creationdate='2024-01-02T03:04:05+01:00' "
      "changedate='00000000T000000Z' lastusagedate='soon'></tu>");
  CHECK(unit.metadata.creation_date == "20240102T020405Z");
  CHECK(unit.metadata.change_date == "00000000T000000Z");
  CHECK(unit.metadata.last_usage_date == "soon");
  CHECK(unit.variants.empty());
}
