#include "calque/error.h"
#include "catch.h"
#include "formats/bilingual_fixture.h"

using namespace calque;
using namespace bilingual_fixture;

namespace {

Document one_unit(const std::string& content, const std::string& attributes = {}) {
  return parse(xliff2("<unit id=\"u\"" + attributes + ">" + content + "</unit>"));
}

}  // namespace

TEST_CASE("the segments of a unit of XLIFF 2 are read, what is ignorable is not") {
  const Document document = one_unit(
      "<notes><note>Greeting</note></notes>"
      "<segment id=\"s1\" "
      "state=\"final\"><source>Hello.</source><target>Merhaba.</target></segment>"
      "<ignorable><source> </source></ignorable>"
      "<segment><source>Bye.</source></segment>",
      " name=\"hello\"");
  REQUIRE(document->segments().size() == 2);
  const BilingualSegment& first = document->segments()[0];
  CHECK(first.id == "u/s1");
  CHECK(first.state == TranslationState::approved);
  CHECK(first.notes == std::vector<Note>{{"Greeting", "", ""}});
  CHECK(property_of(first, "x-resname") == "hello");
  CHECK(property_of(first, "x-state") == "final");
  CHECK(target_of(document, 0) == "Merhaba.");
  CHECK(document->segments()[1].id == "u/2");
  CHECK(target_of(document, 1) == "(none)");
}

TEST_CASE("the inline elements of XLIFF 2 become tags with their original data") {
  const Document document = one_unit(
      "<originalData><data id=\"d1\">&lt;b></data><data id=\"d2\">&lt;/b></data>"
      "<data id=\"d3\">&lt;br/></data></originalData><segment><source>"
      "<pc id=\"1\" type=\"fmt\" dataRefStart=\"d1\" dataRefEnd=\"d2\">A</pc> "
      "<ph id=\"2\" dataRef=\"d3\"/> <sc id=\"3\" dataRef=\"d1\"/>B<ec startRef=\"3\" "
      "dataRef=\"d2\"/>"
      " <ec id=\"4\" isolated=\"yes\" dataRef=\"d2\"/> <cp hex=\"0001\"/> "
      "<mrk id=\"m1\" type=\"term\">C</mrk> <pc id=\"5\">D</pc></source></segment>");
  CHECK(source_of(document) ==
        "<bpt i=\"1\" x=\"1\" type=\"fmt\">&lt;b&gt;</bpt>A<ept i=\"1\">&lt;/b&gt;</ept> "
        "<ph x=\"2\">&lt;br/&gt;</ph> "
        "<bpt i=\"2\" x=\"3\">&lt;b&gt;</bpt>B<ept i=\"2\">&lt;/b&gt;</ept> "
        "<it pos=\"end\" x=\"4\">&lt;/b&gt;</it> "
        "<ph>&lt;cp hex=\"0001\"/&gt;</ph> "
        "<hi x=\"m1\" type=\"term\">C</hi> "
        "<bpt i=\"3\" x=\"5\">&lt;pc id=\"5\"&gt;</bpt>D<ept i=\"3\">&lt;/pc&gt;</ept>");
}

TEST_CASE("initial is a draft, no state is a translation") {
  const auto state = [](const std::string& attributes) {
    return one_unit("<segment" + attributes + "><source>a</source><target>b</target></segment>")
        ->segments()
        .at(0)
        .state;
  };
  CHECK(state("") == TranslationState::translated);
  CHECK(state(" state=\"initial\"") == TranslationState::draft);
  CHECK(state(" state=\"translated\"") == TranslationState::translated);
  CHECK(state(" state=\"reviewed\"") == TranslationState::approved);
}

TEST_CASE("translate=\"no\" is inherited in XLIFF 2") {
  const Document document = parse(
      xliff2("<group id=\"g\" translate=\"no\"><unit id=\"1\"><segment><source>a</source></segment>"
             "</unit><unit id=\"2\" translate=\"yes\"><segment><source>b</source></segment></unit>"
             "</group>"));
  REQUIRE(document->segments().size() == 2);
  CHECK_FALSE(document->segments()[0].translatable);
  CHECK(document->segments()[1].translatable);
}

TEST_CASE("a segment of XLIFF 2 is filled in its own unit alone") {
  const std::string before = xliff2(
      "<unit id=\"1\">\n  <segment id=\"s\">\n    <source xml:space=\"preserve\">A <ph id=\"1\"/> "
      "b</source>\n  </segment>\n  <segment state=\"initial\" subState=\"x:y\">\n"
      "    <source>C</source>\n    <target order=\"1\">old</target>\n  </segment>\n</unit>");
  const Document document = parse(before);
  Segment target{"X ", {}};
  target.tags = document->segments()[0].source.tags;
  CHECK(document->fill(0, {.target = target, .rate = MatchRate(85)}) == 0);
  document->fill(1, filling("Y", 101));
  std::string expected = before;
  const auto replace = [&expected](const std::string& from, const std::string& to) {
    const std::size_t at = expected.find(from);
    REQUIRE(at != std::string::npos);
    expected.replace(at, from.size(), to);
  };
  replace("<segment id=\"s\">", "<segment id=\"s\" state=\"initial\" subState=\"calque:fuzzy\">");
  replace("b</source>\n",
          "b</source>\n    <target xml:space=\"preserve\">X <ph id=\"1\"/></target>\n");
  replace("<segment state=\"initial\" subState=\"x:y\">", "<segment state=\"translated\">");
  replace("<target order=\"1\">old<", "<target order=\"1\">Y<");
  CHECK(document->write() == expected);
}

TEST_CASE("the target language is named when XLIFF 2 gets its first translation") {
  const std::string file =
      "<xliff version=\"2.0\" srcLang=\"en\"><file id=\"f\"><unit id=\"u\"><segment>"
      "<source>a</source></segment></unit></file></xliff>";
  const Document unknown = parse(file);
  unknown->fill(0, filling("b"));
  CHECK_THROWS_AS(unknown->write(), UsageError);
  BilingualOptions options;
  options.target_language = Language("tr");
  const Document document = parse(file, options);
  document->fill(0, filling("b"));
  CHECK_THAT(document->write(),
             ContainsSubstring("<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"tr\">"));
  CHECK_THAT(document->write(), ContainsSubstring("<segment state=\"translated\"><source>a</source>"
                                                  "<target>b</target></segment>"));
}

TEST_CASE("a target of XLIFF 2 that is the translation already keeps its bytes") {
  const std::string target =
      "<source>a</source><target><![CDATA[b]]>&#33;</target></segment></unit>";
  const std::string done = xliff2("<unit id=\"u\"><segment state=\"final\">" + target);
  const Document document = parse(done);
  document->fill(0, filling("b!"));
  CHECK(document->write() == done);
  const Document draft = parse(xliff2("<unit id=\"u\"><segment state=\"initial\">" + target));
  draft->fill(0, filling("b!"));
  CHECK(draft->write() == xliff2("<unit id=\"u\"><segment state=\"translated\">" + target));
}
