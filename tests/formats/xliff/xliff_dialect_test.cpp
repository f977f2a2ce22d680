#include "catch.h"
#include "formats/bilingual_fixture.h"
#include "formats/xliff/brace_code.h"

using namespace calque;
using namespace bilingual_fixture;

namespace {

std::string file(const std::string& namespaces, const std::string& units) {
  return "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" " + namespaces +
         ">\n<file original=\"a\" source-language=\"en\" target-language=\"tr\" datatype=\"x\">"
         "<body>\n" +
         units + "\n</body></file></xliff>\n";
}

std::string mxliff(const std::string& attributes, const std::string& source,
                   const std::string& target) {
  return file("xmlns:m=\"http://www.memsource.com/mxlf/2.0\" m:version=\"2.4\"",
              "<trans-unit id=\"j:0\" xml:space=\"preserve\" " + attributes + "><source>" + source +
                  "</source><target>" + target + "</target></trans-unit>");
}

std::string sdlxliff(const std::string& details, const std::string& source,
                     const std::string& target) {
  return file("xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\" sdl:version=\"1.0\"",
              "<trans-unit id=\"t\"><source>" + source +
                  "</source><seg-source><mrk mtype=\"seg\" mid=\"1\">" + source +
                  "</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\">" + target +
                  "</mrk></target><sdl:seg-defs><sdl:seg id=\"1\" " + details +
                  "/></sdl:seg-defs></trans-unit>");
}

std::string filled(const std::string& content, const Filling& filling) {
  const Document document = parse(content);
  document->fill(0, filling);
  return document->write();
}

}  // namespace

TEST_CASE("a tag of Phrase stands in braces") {
  struct Row {
    std::string_view text;
    std::size_t length;
    TagKind kind;
  };
  const auto row = GENERATE(values<Row>({{"{1}", 3, TagKind::placeholder},
                                         {"{j} x", 3, TagKind::placeholder},
                                         {"{b>red", 3, TagKind::begin_pair},
                                         {"<biu}", 5, TagKind::end_pair},
                                         {"{_>2<_}", 3, TagKind::begin_pair},
                                         {"{12>", 4, TagKind::begin_pair}}));
  CAPTURE(row.text);
  const auto code = brace_code_at(row.text);
  REQUIRE(code);
  CHECK(code->length == row.length);
  CHECK(code->kind == row.kind);
}

TEST_CASE("other braces are text") {
  const auto* text = GENERATE("", "{", "{}", "{name}", "{1", "{ 1}", "<b>", "<}", "1}", "{123456}",
                              "<1 }", "{name>");
  CAPTURE(text);
  CHECK_FALSE(brace_code_at(text));
}

TEST_CASE("an unconfirmed translation of Phrase is a draft, and a confirmed one is none") {
  const Document draft = parse(mxliff("m:confirmed=\"0\" m:trans-origin=\"mt\"", "a", "b"));
  CHECK(draft->segments()[0].state == TranslationState::draft);
  CHECK(draft->segments()[0].by_program);
  CHECK(property_of(draft->segments()[0], "x-state") == "unconfirmed");
  CHECK(property_of(draft->segments()[0], "x-origin") == "mt");
  const Document typed =
      parse(mxliff("m:confirmed=\"0\" m:trans-origin=\"tm\" m:level-edited=\"true\"", "a", "b"));
  CHECK_FALSE(typed->segments()[0].by_program);
  const Document done = parse(mxliff("m:confirmed=\"1\" m:trans-origin=\"mt\"", "a", "b"));
  CHECK(done->segments()[0].state == TranslationState::translated);
  CHECK(property_of(done->segments()[0], "x-origin").empty());
}

TEST_CASE("a locked segment of Phrase is not for others to fill") {
  CHECK_FALSE(parse(mxliff("m:locked=\"true\"", "a", ""))->segments()[0].translatable);
  CHECK(parse(mxliff("m:locked=\"false\"", "a", ""))->segments()[0].translatable);
}

TEST_CASE("the braces of Phrase are tags, and are written as they were") {
  const std::string content =
      mxliff("m:confirmed=\"0\"", "The {b&gt;red&lt;b} lamp {1} is on.", "");
  const Document document = parse(content);
  CHECK(document->segments()[0].source.text == "The red lamp  is on.");
  CHECK(document->segments()[0].source.tags.size() == 3);
  Segment target = document->segments()[0].source;
  target.text.replace(0, 3, "Die");
  CHECK(document->fill(0, {.target = target}) == 0);
  CHECK_THAT(document->write(),
             ContainsSubstring("<target>Die {b&gt;red&lt;b} lamp {1} is on.</target>"));
  // Elsewhere they are text.
  CHECK(source_of(parse(xliff1("<trans-unit id=\"1\"><source>{1}</source></trans-unit>"))) ==
        "{1}");
}

TEST_CASE("what is filled into a file of Phrase stays unconfirmed, with its score and origin") {
  const std::string content = mxliff(
      "m:score=\"0.0\" m:gross-score=\"0.0\" m:confirmed=\"0\" m:trans-origin=\"null\" "
      "m:level-edited=\"true\"",
      "a", "");
  CHECK_THAT(filled(content, filling("b", 85)),
             ContainsSubstring("m:score=\"0.85\" m:gross-score=\"0.85\" m:confirmed=\"0\" "
                               "m:trans-origin=\"tm\" m:level-edited=\"false\"") &&
                 ContainsSubstring("<target>b</target>"));
  CHECK_THAT(filled(content, filling("b", 102)), ContainsSubstring("m:score=\"1.01\""));
  CHECK_THAT(filled(content, filling("b", 100)), ContainsSubstring("m:score=\"1.0\""));
  CHECK_THAT(filled(content, {.target = {"b", {}}, .machine = true}),
             ContainsSubstring("m:trans-origin=\"mt\""));
}

TEST_CASE("what Trados marks as deleted is not there, what it marks as added is text") {
  const auto* kind = GENERATE("", "feedback-");
  const std::string mark = "<mrk mtype=\"x-sdl-" + std::string(kind);
  const Document document = parse(sdlxliff(
      "conf=\"Translated\"", "Open the " + mark + "deleted\">green</mrk> valve.",
      "Das " + mark + "deleted\" sdl:revid=\"r1\">grüne <g id=\"3\">x</g></mrk>" + mark +
          "added\" sdl:revid=\"r2\">rote </mrk>" + mark + "comment\" sdl:cid=\"c\">Ventil</mrk>."));
  CHECK(source_of(document) == "Open the  valve.");
  CHECK(target_of(document) == "Das rote Ventil.");
}

TEST_CASE("a draft of Trados is a program's as long as nobody typed in it") {
  const auto segment = [](const std::string& details) {
    return parse(sdlxliff(details, "a", "b"))->segments().at(0);
  };
  CHECK(segment("conf=\"Draft\" origin=\"tm\" percent=\"80\"").by_program);
  CHECK(segment("conf=\"Draft\" origin=\"nmt\"").by_program);
  CHECK(property_of(segment("conf=\"Draft\" origin=\"nmt\""), "x-origin") == "mt");
  CHECK_FALSE(segment("conf=\"Draft\" origin=\"interactive\"").by_program);
  CHECK_FALSE(segment("conf=\"RejectedTranslation\" origin=\"tm\"").by_program);
  CHECK_FALSE(segment("conf=\"Translated\" origin=\"mt\"").by_program);
  CHECK(segment("conf=\"ApprovedSignOff\"").state == TranslationState::approved);
  CHECK(segment("").state == TranslationState::draft);
  CHECK_FALSE(segment("locked=\"true\"").translatable);
  CHECK_FALSE(segment("locked=\"True\"").translatable);
}

TEST_CASE("states of memoQ tell drafts of programs from those of people") {
  const auto segment = [](const std::string& attributes, const std::string& target) {
    return parse(xliff1("<trans-unit id=\"1\" " + attributes + "><source>a</source><target>" +
                        target + "</target></trans-unit>"))
        ->segments()
        .at(0);
  };
  CHECK(segment("mq:status=\"Pretranslated\"", "b").by_program);
  CHECK(segment("mq:status=\"MachineTranslated\"", "b").by_program);
  CHECK(property_of(segment("mq:status=\"MachineTranslated\"", "b"), "x-origin") == "mt");
  CHECK_FALSE(segment("mq:status=\"Edited\"", "b").by_program);
  CHECK(segment("mq:status=\"NotStarted\"", "a").state == TranslationState::untranslated);
  CHECK(segment("mq:status=\"ManuallyConfirmed\"", "a").state == TranslationState::translated);
  CHECK_FALSE(segment("mq:status=\"NotStarted\" mq:locked=\"locked\"", "").translatable);
}

TEST_CASE("a target that repeats the source is none where nobody has translated yet") {
  struct Row {
    std::string attributes;
    bool translated;
  };
  const auto row = GENERATE(values<Row>({{" state=\"new\"", false},
                                         {" state=\"needs-translation\"", false},
                                         {"", true},
                                         {" state=\"translated\"", true},
                                         {" state=\"needs-review-translation\"", true}}));
  CAPTURE(row.attributes);
  const std::string unit = "<trans-unit id=\"1\"><source>Settings <x id=\"1\"/></source><target" +
                           row.attributes + ">Settings <x id=\"1\"/></target></trans-unit>";
  const Document document = parse(xliff1(unit));
  CHECK(document->segments()[0].target.has_value() == row.translated);
  CHECK((document->segments()[0].state == TranslationState::untranslated) == !row.translated);
  CHECK_THAT(filled(xliff1(unit), filling("Ayarlar")),
             ContainsSubstring("state=\"translated\" state-qualifier=\"exact-match\">Ayarlar</"));
  // Another text is somebody's draft.
  CHECK(parse(xliff1("<trans-unit id=\"1\"><source>a</source><target state=\"new\">b</target>"
                     "</trans-unit>"))
            ->segments()[0]
            .state == TranslationState::draft);
}

TEST_CASE("the same holds for XLIFF 2, and for the states that tools for 1.2 write into it") {
  const auto state = [](const std::string& attributes) {
    return parse(xliff2("<unit id=\"u\"><segment" + attributes +
                        "><source>Log in</source><target>Log in</target></segment></unit>"))
        ->segments()
        .at(0)
        .state;
  };
  CHECK(state(" state=\"initial\"") == TranslationState::untranslated);
  CHECK(state(" state=\"new\"") == TranslationState::untranslated);
  CHECK(state(" state=\"needs-translation\"") == TranslationState::untranslated);
  CHECK(state(" state=\"translated\"") == TranslationState::translated);
  CHECK(state("") == TranslationState::translated);
}

TEST_CASE("a draft of XLIFF is a program's where the qualifier says so") {
  const auto by_program = [](const std::string& attributes) {
    return parse(xliff1("<trans-unit id=\"1\"><source>a</source><target " + attributes +
                        ">b</target></trans-unit>"))
        ->segments()
        .at(0)
        .by_program;
  };
  CHECK(by_program("state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\""));
  CHECK(by_program("state=\"needs-review-translation\" state-qualifier=\"mt-suggestion\""));
  CHECK_FALSE(by_program("state=\"needs-review-translation\""));
  CHECK_FALSE(by_program("state=\"needs-l10n\" state-qualifier=\"rejected-grammar\""));
  CHECK_FALSE(by_program("state=\"translated\" state-qualifier=\"fuzzy-match\""));
}
