#include "formats/tmx/tmx_reader.h"

#include "calque/error.h"
#include "catch.h"
#include "formats/tmx/tmx_fixture.h"

using namespace calque;
using namespace tmx_fixture;

namespace {

std::string refusal(const std::string& content, bool lenient = false) {
  try {
    read(content, lenient);
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

bool has_remark(const Outcome& outcome, const std::string& part) {
  return std::ranges::any_of(outcome.issues, [&part](const ReadIssue& issue) {
    return issue.kind == ReadIssue::Kind::remark && issue.message.find(part) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("units are read in order") {
  const Outcome outcome = read(document(unit("one", "bir") + unit("two", "iki")));
  REQUIRE(outcome.units.size() == 2);
  CHECK(outcome.units[0].variants[1].segment.text == "bir");
  CHECK(outcome.units[1].variants[0].segment.text == "two");
  CHECK(outcome.units[0].source_language == Language("en"));
  CHECK(outcome.issues.empty());
}

TEST_CASE("the header is there before the first unit") {
  TmxReader reader(text::ByteSource::from_memory(
      document(unit("a", "b"),
               "<header srclang='en' o-tmf='&lt;x>'><note>n</note><prop type='t'>v</prop>"
               "<ude name='u' base='b'><map unicode='#xF8FF' code='#xF0'/></ude></header>")));
  CHECK(reader.header().version == "1.4");
  CHECK(reader.header().attribute("o-tmf") == "<x>");
  CHECK(reader.header().notes == std::vector<Note>{{"n", "", ""}});
  CHECK(reader.header().properties == std::vector<Property>{{"t", "v", "", ""}});
  CHECK(reader.header().user_encodings ==
        "<ude name=\"u\" base=\"b\"><map unicode=\"#xF8FF\" code=\"#xF0\"/></ude>");
  TranslationUnit unit;
  CHECK(reader.next(unit));
  CHECK_FALSE(reader.next(unit));
  CHECK_FALSE(reader.next(unit));
  CHECK(reader.units_met() == 1);
}

TEST_CASE("files of other versions and shapes are read with a remark") {
  const std::string units = unit("a", "b");
  CHECK(has_remark(read("<tmx version='2.0'>" + kHeader + "<body>" + units + "</body></tmx>"),
                   "version of TMX is not known; it is read as 1.4: 2.0"));
  CHECK(has_remark(read("<tmx version='1.4'><body>" + units + "</body></tmx>"), "no header"));
  CHECK(has_remark(read(document(units, "<header srclang='en'/>")), "lacks creationtool"));
  CHECK(has_remark(read(document(units, "<header/>")), "no usable srclang"));
  CHECK(has_remark(read(document(units, "<header srclang='fr'/>")), "language of no variant"));
  CHECK(has_remark(read(document("<tu/>")), "no variant"));
  CHECK(has_remark(read(document("<x>y</x>" + units)), "element that TMX does not have"));
  CHECK(read("\n<?xml version='1.0'?><t:tmx xmlns:t='u'><t:body><t:tu><t:tuv xml:lang='en'>"
             "<t:seg>a</t:seg></t:tuv></t:tu></t:body></t:tmx>")
            .units.at(0)
            .variants.at(0)
            .segment.text == "a");
}

TEST_CASE("a strict reader names file, line, unit, reason and the way out") {
  const std::string message =
      refusal(document(unit("a", "b") + "<tu tuid='x7'>\n" + variant("en", "a < b") + "</tu>"));
  CHECK_THAT(message, ContainsSubstring("test.tmx:7: unit 2 (tuid x7): "));
  CHECK_THAT(message, ContainsSubstring("&lt;"));
  CHECK_THAT(message, ContainsSubstring("--lenient"));
}

TEST_CASE("a strict reader refuses what is not well-formed") {
  const std::string content = GENERATE(
      document(unit("a\x01", "b")), document(unit("a &nbsp;", "b")), document(unit("a & b", "b")),
      document(unit("<b>a", "b")), document(unit("a\xFF", "b")), document("\xFF" + unit("a", "b")),
      document(unit("&#31;", "b")), document("<tu><tuv>" + unit("a", "b")),
      document(unit("a", "b"), "<header a='&b;'/>"),
      document(unit("a", "b"), "<header><note></header>"), document(unit("a", "b"), "<header>"),
      document(unit("a", "b")) + "more", std::string("<tmx><body>") + unit("a", "b"),
      std::string("<tmx><body>" + unit("a", "b") + "<tu>"));
  CAPTURE(content);
  CHECK_FALSE(refusal(content).empty());
  CHECK(refusal(content, true).empty());
}

TEST_CASE("what is not TMX is refused in any mode") {
  const bool lenient = GENERATE(false, true);
  CHECK_THAT(refusal("<map version='1.0'><tu/></map>", lenient), ContainsSubstring("<map>"));
  CHECK_THAT(refusal("", lenient), ContainsSubstring("no element"));
  CHECK_THAT(refusal("\xEF\xBB\xBF", lenient), ContainsSubstring("no element"));
  CHECK_THAT(refusal("source\ttarget\n", lenient), ContainsSubstring("begins with \"source"));
  CHECK_THAT(refusal("<tmx", lenient), ContainsSubstring("not finished"));
  CHECK_THAT(refusal("<!DOCTYPE tmx [", lenient), ContainsSubstring("DOCTYPE"));
}

TEST_CASE("entity bombs are refused in any mode, and the unit is named") {
  std::string doctype = "<!DOCTYPE tmx [<!ENTITY a0 \"lol\">";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    doctype += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + before + before +
               before + before + before + before + "\">";
  }
  const std::string content =
      doctype + "]><tmx>" + kHeader + "<body>" + unit("&a11;", "b") + "</body></tmx>";
  CHECK_THAT(refusal(content, GENERATE(false, true)), ContainsSubstring("unit 1: entities expand"));
}

TEST_CASE("encodings are detected, declared or given") {
  std::string latin = document(unit("caf\xE9", "b"));
  latin.replace(0, 21, "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>");
  CHECK(read(latin).units[0].variants[0].segment.text == "café");
  TmxReadOptions options;
  options.encoding = "windows-1252";
  TmxReader reader(text::ByteSource::from_memory(document(unit("\x93q\x94", "b"))), options);
  TranslationUnit first;
  REQUIRE(reader.next(first));
  CHECK(first.variants[0].segment.text == "“q”");
}
