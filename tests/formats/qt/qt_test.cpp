#include "calque/error.h"
#include "catch.h"
#include "formats/bilingual_fixture.h"

using namespace calque;
using namespace bilingual_fixture;

namespace {

Document parse_ts(const std::string& messages, const std::string& language = "pl") {
  const std::string file =
      "<?xml version=\"1.0\"?>\n<!DOCTYPE TS>\n<TS version=\"2.1\" language=\"" + language +
      "\">\n<context>\n<name>Main</name>\n" + messages + "</context>\n</TS>\n";
  return unit_format("ts").open(file, "a.ts", {});
}

std::string message(const std::string& inside, const std::string& attributes = {}) {
  return "<message" + attributes + ">\n  " + inside + "\n</message>\n";
}

}  // namespace

TEST_CASE("a message of Qt is a segment with its context as key") {
  const Document file =
      parse_ts(message("<source>Open &amp; close</source><comment>menu</comment>"
                       "<extracomment>A verb</extracomment><translation>Otwórz</translation>") +
               message("<source>New</source><translation type=\"unfinished\"></translation>") +
               message("<source>Old</source><translation type=\"vanished\">Stary</translation>") +
               message("<source>Draft</source><oldsource>A draft</oldsource>"
                       "<translation type=\"unfinished\">Szkic</translation>") +
               message("<source>a<byte value=\"x7\"/>b</source><translation/>"));
  const auto& segments = file->segments();
  REQUIRE(segments.size() == 4);
  CHECK(segments[0].source.text == "Open & close");
  CHECK(target_of(file) == "Otwórz");
  CHECK(segments[0].state == TranslationState::translated);
  CHECK(property_of(segments[0], "x-msgctxt") == "Main|menu");
  CHECK(segments[0].notes.front().text == "A verb");
  CHECK(segments[0].target_language.tag() == "pl");
  CHECK(segments[0].source_language.tag() == "en");
  CHECK(segments[1].state == TranslationState::untranslated);
  CHECK(segments[2].state == TranslationState::draft);
  CHECK(segments[2].draft_source->text == "A draft");
  CHECK(segments[3].source.text == "a\uFFFDb");
}

TEST_CASE("a message of Qt with a number has the forms of its language") {
  const std::string file = message(
      "<source>%n file(s)</source>\n  <translation type=\"unfinished\">"
      "</translation>",
      " numerus=\"yes\"");
  const Document document = parse_ts(file);
  REQUIRE(document->segments().size() == 3);
  for (std::size_t i = 0; i < 3; ++i) document->fill(i, filling("f" + std::to_string(i)));
  CHECK_THAT(document->write(),
             ContainsSubstring("  <translation>\n      <numerusform>f0</numerusform>\n"
                               "      <numerusform>f1</numerusform>\n"
                               "      <numerusform>f2</numerusform>\n  </translation>"));
  CHECK(parse_ts(file, "tr")->segments().size() == 2);
  CHECK(parse_ts(file, "ja")->segments().size() == 1);
}

TEST_CASE("what is filled in a file of Qt is finished, a draft is not") {
  const Document file = parse_ts(
      message("<source>a</source><translation type=\"unfinished\"></translation>") +
      message("<source>b</source><translation type=\"unfinished\"/>") +
      message("<source>c</source>") + message("<source>d</source><translation>D</translation>"));
  const std::string before = file->write();
  file->fill(0, filling("it's <\"A\">"));
  file->fill(1, filling("B", 80));
  file->fill(2, filling("C"));
  file->fill(3, filling("D"));
  const std::string after = file->write();
  CHECK_THAT(after,
             ContainsSubstring("<translation>it&apos;s &lt;&quot;A&quot;&gt;</translation>"));
  CHECK_THAT(after, ContainsSubstring("<translation type=\"unfinished\">B</translation>"));
  CHECK_THAT(after, ContainsSubstring("<source>c</source>\n<translation>C</translation>"));
  CHECK_THAT(after, ContainsSubstring("<source>d</source><translation>D</translation>"));
  CHECK(parse_ts("")->segments().empty());
  CHECK_THROWS_AS(unit_format("ts").open("<a/>", "a.ts", {}), InputError);
  CHECK_THROWS_AS(unit_format("ts").open("const a = 1;", "a.ts", {}), InputError);
}
