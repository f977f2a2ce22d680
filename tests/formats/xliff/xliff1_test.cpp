#include "calque/error.h"
#include "catch.h"
#include "formats/bilingual_fixture.h"

using namespace calque;
using namespace bilingual_fixture;

namespace {

Document one_unit(const std::string& attributes, const std::string& content) {
  return parse(xliff1("<trans-unit id=\"u\"" + attributes + ">" + content + "</trans-unit>"));
}

TranslationState state_of(const std::string& unit_attributes,
                          const std::string& target_attributes) {
  const Document document =
      one_unit(unit_attributes, "<source>a</source><target" + target_attributes + ">b</target>");
  return document->segments().at(0).state;
}

}  // namespace

TEST_CASE("a trans-unit is a segment with its language, id and notes") {
  const Document document =
      one_unit(" resname=\"title\"",
               "<source>Hello &amp; <![CDATA[<you>]]></source><target>Merhaba</target>"
               "<note>A title</note><note xml:lang=\"tr\">Başlık</note>");
  REQUIRE(document->segments().size() == 1);
  const BilingualSegment& segment = document->segments()[0];
  CHECK(segment.source.text == "Hello & <you>");
  CHECK(segment.target->text == "Merhaba");
  CHECK(segment.source_language == Language("en"));
  CHECK(segment.target_language == Language("tr"));
  CHECK(segment.id == "u");
  CHECK(segment.line == 4);
  CHECK(segment.datatype == "html");
  CHECK(segment.whole_unit);
  CHECK(segment.notes == std::vector<Note>{{"A title", "", ""}, {"Başlık", "tr", ""}});
  CHECK(property_of(segment, "x-resname") == "title");
}

TEST_CASE("the inline elements of XLIFF 1.2 become tags") {
  const Document document =
      one_unit("",
               "<source><g id=\"1\" ctype=\"bold\">A</g> <x id=\"2\"/> "
               "<bpt id=\"3\" rid=\"9\">&lt;i></bpt>B<ept id=\"4\" rid=\"9\">&lt;/i></ept> "
               "<bx id=\"5\"/>C<ex id=\"5\"/> <it id=\"6\" pos=\"close\">&lt;/u></it> "
               "<ph id=\"7\">img <sub ctype=\"alt\">cat</sub></ph> "
               "<mrk mtype=\"protected\" mid=\"m\">D</mrk></source>");
  CHECK(source_of(document) ==
        "<bpt i=\"1\" x=\"1\" type=\"bold\">&lt;g id=\"1\"&gt;</bpt>A"
        "<ept i=\"1\">&lt;/g&gt;</ept> <ph x=\"2\">&lt;x id=\"2\"/&gt;</ph> "
        "<bpt i=\"2\" x=\"3\">&lt;i&gt;</bpt>B<ept i=\"2\">&lt;/i&gt;</ept> "
        "<bpt i=\"3\" x=\"5\">&lt;bx id=\"5\"/&gt;</bpt>C<ept i=\"3\">&lt;ex id=\"5\"/&gt;</ept> "
        "<it pos=\"end\" x=\"6\">&lt;/u&gt;</it> "
        "<ph x=\"7\">img <sub type=\"alt\">cat</sub></ph> "
        "<hi x=\"m\" type=\"protected\">D</hi>");
  CHECK(document->segments()[0].source.text == "A  B C   D");
}

TEST_CASE("elements end what they began, whatever the names of others") {
  const Document document = one_unit(
      "", "<source><g id=\"1\">a<bpt id=\"1\">x</bpt>b</g>c<ept id=\"1\">y</ept></source>");
  CHECK(source_of(document) ==
        "<bpt i=\"1\" x=\"1\">&lt;g id=\"1\"&gt;</bpt>a<bpt i=\"2\" x=\"1\">x</bpt>b"
        "<ept i=\"1\">&lt;/g&gt;</ept>c<ept i=\"2\">y</ept>");
  CHECK(document->fill(0, {.target = document->segments()[0].source}) == 0);
  CHECK_THAT(document->write(), ContainsSubstring("><g id=\"1\">a<bpt id=\"1\">x</bpt>b</g>c"
                                                  "<ept id=\"1\">y</ept></target>"));
}

TEST_CASE("a segmented unit is a segment for each mrk, whatever encloses it") {
  const Document document =
      one_unit("",
               "<source><g id=\"1\">One. Two.</g></source>"
               "<seg-source><g id=\"1\"><mrk mtype=\"seg\" mid=\"a\">One.</mrk> "
               "<mrk mtype=\"seg\" mid=\"b\">Two.</mrk></g></seg-source>"
               "<target><g id=\"1\"><mrk mtype=\"seg\" mid=\"b\">İki.</mrk></g></target>");
  REQUIRE(document->segments().size() == 2);
  CHECK(source_of(document, 0) == "One.");
  CHECK(target_of(document, 0) == "(none)");
  CHECK(source_of(document, 1) == "Two.");
  CHECK(target_of(document, 1) == "İki.");
  CHECK(document->segments()[1].id == "u/b");
  CHECK(document->segments()[0].unit == document->segments()[1].unit);
  CHECK_FALSE(document->segments()[0].whole_unit);
}

TEST_CASE("a unit whose translation is not segmented is one segment") {
  const Document document =
      one_unit("",
               "<source>One. Two.</source><seg-source><mrk mtype=\"seg\" mid=\"a\">One.</mrk> "
               "<mrk mtype=\"seg\" mid=\"b\">Two.</mrk></seg-source><target>Bir, iki.</target>");
  REQUIRE(document->segments().size() == 1);
  CHECK(source_of(document) == "One. Two.");
  CHECK(target_of(document) == "Bir, iki.");
}

TEST_CASE("states of XLIFF 1.2 tell drafts from translations") {
  CHECK(state_of("", "") == TranslationState::translated);
  CHECK(state_of(" approved=\"no\"", "") == TranslationState::translated);
  CHECK(state_of(" approved=\"yes\"", "") == TranslationState::approved);
  CHECK(state_of("", " state=\"translated\"") == TranslationState::translated);
  CHECK(state_of("", " state=\"signed-off\"") == TranslationState::approved);
  CHECK(state_of("", " state=\"final\"") == TranslationState::approved);
  for (const std::string state :
       {"new", "needs-translation", "needs-review-translation", "x-odd"}) {
    CHECK(state_of(" approved=\"yes\"", " state=\"" + state + "\"") == TranslationState::draft);
  }
}

TEST_CASE("an empty or blank target is no translation") {
  for (const std::string target : {"", "<target/>", "<target></target>", "<target> \n </target>"}) {
    const Document document = one_unit("", "<source>a</source>" + target);
    CHECK(target_of(document) == "(none)");
    CHECK(document->segments()[0].state == TranslationState::untranslated);
  }
}

TEST_CASE("what is not to be translated is told, in groups too") {
  const Document document = parse(
      xliff1("<group translate=\"no\"><trans-unit id=\"1\"><source>a</source></trans-unit>"
             "<group><trans-unit id=\"2\" translate=\"yes\"><source>b</source></trans-unit></group>"
             "</group><trans-unit id=\"3\" translate=\"no\"><source>c</source></trans-unit>"));
  REQUIRE(document->segments().size() == 3);
  CHECK_FALSE(document->segments()[0].translatable);
  CHECK(document->segments()[1].translatable);
  CHECK_FALSE(document->segments()[2].translatable);
}

TEST_CASE("Trados' details of a segment tell its state and lock") {
  const Document document = one_unit(
      "",
      "<source>One. Two.</source><seg-source><mrk mtype=\"seg\" mid=\"1\">One.</mrk> "
      "<mrk mtype=\"seg\" mid=\"2\">Two.</mrk></seg-source>"
      "<target><mrk mtype=\"seg\" mid=\"1\">Bir.</mrk> <mrk mtype=\"seg\" mid=\"2\">İki.</mrk>"
      "</target><sdl:seg-defs xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\">"
      "<sdl:seg id=\"1\" conf=\"ApprovedTranslation\" locked=\"true\"/><sdl:seg id=\"2\"/>"
      "</sdl:seg-defs>");
  CHECK(document->segments().at(0).state == TranslationState::approved);
  CHECK_FALSE(document->segments()[0].translatable);
  CHECK(property_of(document->segments()[0], "x-state") == "ApprovedTranslation");
  CHECK(document->segments().at(1).state == TranslationState::draft);
  CHECK(document->segments()[1].translatable);
}

TEST_CASE("memoQ's status of a row tells its state and lock") {
  const Document document =
      one_unit(" xmlns:mq=\"MQXliff\" mq:status=\"PartiallyEdited\" mq:locked=\"locked\"",
               "<source>a</source><target>b</target>");
  CHECK(document->segments()[0].state == TranslationState::draft);
  CHECK_FALSE(document->segments()[0].translatable);
}

TEST_CASE("languages come from the element, the file, or the caller") {
  const std::string file =
      "<xliff version=\"1.0\"><file original=\"a\"><body><trans-unit id=\"1\">"
      "<source>a</source><target>b</target></trans-unit></body></file></xliff>";
  CHECK(parse(file)->segments()[0].target_language.undetermined());
  BilingualOptions options;
  options.source_language = Language("de");
  options.target_language = Language("fr");
  CHECK(parse(file, options)->segments()[0].source_language == Language("de"));
  CHECK(parse(file, options)->segments()[0].target_language == Language("fr"));
  const Document own =
      one_unit("", "<source xml:lang=\"en-GB\">a</source><target xml:lang=\"az\">b</target>");
  CHECK(own->segments()[0].source_language == Language("en-GB"));
  CHECK(own->segments()[0].target_language == Language("az"));
}

TEST_CASE(
    "language tags are normalised, and those that cannot be read are refused with their place") {
  const auto file = [](const std::string& target, const std::string& unit_target) {
    return "<xliff version=\"1.2\">\n<file original=\"a\" source-language=\"ENG\" "
           "target-language=\"" +
           target + "\"><body>\n<trans-unit id=\"u7\"><source>a</source><target" + unit_target +
           ">b</target></trans-unit></body></file></xliff>";
  };
  CHECK(parse(file("zh_CHT", ""))->segments()[0].source_language == Language("en"));
  CHECK(parse(file("zh_CHT", ""))->segments()[0].target_language == Language("zh-Hant"));
  CHECK_THROWS_WITH(parse(file("k!", "")), ContainsSubstring(":2: \"k!\" is no language tag"));
  CHECK_THROWS_WITH(parse(file("de", " xml:lang=\"k!\"")),
                    ContainsSubstring(":3: unit 1 (tuid u7): \"k!\" is no language tag"));
}

TEST_CASE("a file that is no XLIFF is refused") {
  CHECK_THROWS_WITH(parse("<tmx/>"), ContainsSubstring("its root element is <tmx>, not <xliff>"));
  CHECK_THROWS_AS(parse("no XML at all"), InputError);
  CHECK_THROWS_AS(parse(""), InputError);
}

TEST_CASE("lenient reading repairs characters, but such a file is not written") {
  const std::string broken =
      xliff1("<trans-unit id=\"1\"><source>a&#3;b & c</source></trans-unit>");
  CHECK_THROWS_WITH(parse(broken), ContainsSubstring("trans-unit \"1\""));
  BilingualOptions options;
  options.lenient = true;
  const Document document = parse(broken, options);
  CHECK(document->segments().at(0).source.text == "a\uFFFDb & c");
  CHECK_FALSE(document->log().issues().empty());
  CHECK(document->write() == broken);
  document->fill(0, filling("x"));
  CHECK_THROWS_WITH(document->write(), ContainsSubstring("correct it before it is filled"));
}
