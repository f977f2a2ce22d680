#include "calque/error.h"
#include "catch.h"
#include "formats/bilingual_fixture.h"
#include "text/encoder.h"

using namespace calque;
using namespace bilingual_fixture;

namespace {

/// What becomes of the unit when its only segment is filled.
std::string filled(const std::string& unit, const Filling& filling) {
  const Document document = parse(xliff1(unit));
  document->fill(0, filling);
  const std::string before = xliff1("@");
  const std::size_t head = before.find('@');
  const std::string after = document->write();
  return after.substr(head, after.size() - before.size() + 1);
}

const std::string kSegmented =
    "<trans-unit id=\"u\">\n  <source>One. Two.</source>\n"
    "  <seg-source><g id=\"9\"><mrk mtype=\"seg\" mid=\"1\">One.</mrk> "
    "<mrk mtype=\"seg\" mid=\"2\">Two.</mrk></g></seg-source>\n";

}  // namespace

TEST_CASE("a missing target comes below the source, with its state") {
  CHECK(
      filled("<trans-unit id=\"u\">\n  <source>a</source>\n  <note>n</note>\n</trans-unit>",
             filling("b & <c>")) ==
      "<trans-unit id=\"u\">\n  <source>a</source>\n"
      "  <target state=\"translated\" state-qualifier=\"exact-match\">b &amp; &lt;c&gt;</target>\n"
      "  <note>n</note>\n</trans-unit>");
}

TEST_CASE("a fuzzy match and a machine's translation are marked as drafts") {
  CHECK(filled("<trans-unit id=\"u\"><source>a</source></trans-unit>", filling("b", 99)) ==
        "<trans-unit id=\"u\"><source>a</source><target state=\"needs-review-translation\" "
        "state-qualifier=\"fuzzy-match\">b</target></trans-unit>");
  CHECK(filled("<trans-unit id=\"u\"><source>a</source></trans-unit>",
               {.target = {"b", {}}, .machine = true}) ==
        "<trans-unit id=\"u\"><source>a</source><target state=\"needs-review-translation\" "
        "state-qualifier=\"mt-suggestion\">b</target></trans-unit>");
}

TEST_CASE("a target that is there keeps its attributes") {
  const std::string after =
      "<trans-unit id=\"u\"><source>a</source><target xml:lang=\"tr\" state=\"translated\" "
      "id='t' state-qualifier=\"exact-match\">b</target></trans-unit>";
  CHECK(filled("<trans-unit id=\"u\"><source>a</source>"
               "<target xml:lang=\"tr\" state='new' id='t'/></trans-unit>",
               filling("b")) == after);
  CHECK(filled("<trans-unit id=\"u\"><source>a</source>"
               "<target xml:lang=\"tr\" state='new' id='t'>old <x id=\"1\"/></target></trans-unit>",
               filling("b")) == after);
}

TEST_CASE("the tags of the source stand in the target as they are in the file") {
  const std::string unit =
      "<trans-unit id=\"u\"><source>a <g id='1' other:k=\"v\"><x id=\"2\"></x>b</g></source>"
      "</trans-unit>";
  const Document document = parse(xliff1(unit));
  Segment target = document->segments()[0].source;
  target.text = "x y";
  CHECK(document->fill(0, {.target = target}) == 0);
  CHECK_THAT(document->write(),
             ContainsSubstring(">x <g id='1' other:k=\"v\"><x id=\"2\"></x>y</g></target>"));
  target.tags.push_back({TagKind::placeholder, 3, {}, {"<br/>"}});
  CHECK(document->fill(0, {.target = target}) == 1);
  CHECK_THAT(document->write(), ContainsSubstring("y</g></target>"));
}

TEST_CASE("an empty pair gets its text between its tags") {
  const Document document =
      parse(xliff1("<trans-unit id=\"u\"><source>a<g id=\"1\" /></source></trans-unit>"));
  Segment target = document->segments()[0].source;
  target.text = "x";
  target.tags[0].offset = 0;
  document->fill(0, {.target = target});
  CHECK_THAT(document->write(), ContainsSubstring("><g id=\"1\" >x</g></target>"));
}

TEST_CASE("a segmented unit without target gets one like its segmented source") {
  const Document document = parse(xliff1(kSegmented + "</trans-unit>"));
  document->fill(1, filling("İki."));
  CHECK_THAT(document->write(),
             ContainsSubstring("</seg-source>\n  <target state=\"needs-translation\"><g id=\"9\">"
                               "<mrk mtype=\"seg\" mid=\"1\"></mrk> "
                               "<mrk mtype=\"seg\" mid=\"2\">İki.</mrk></g></target>\n"));
  document->fill(0, filling("Bir.", 80));
  CHECK_THAT(document->write(),
             ContainsSubstring("<target state=\"needs-review-translation\" "
                               "state-qualifier=\"fuzzy-match\"><g id=\"9\">"
                               "<mrk mtype=\"seg\" mid=\"1\">Bir.</mrk> "
                               "<mrk mtype=\"seg\" mid=\"2\">İki.</mrk></g></target>\n"));
}

TEST_CASE("a segment is filled in the mrk that its target has, or gets one") {
  const std::string unit =
      kSegmented + "  <target><mrk mid=\"1\" mtype=\"seg\"/></target>\n</trans-unit>";
  const Document document = parse(xliff1(unit));
  document->fill(0, filling("Bir."));
  document->fill(1, filling("İki."));
  CHECK_THAT(document->write(),
             ContainsSubstring("<target state=\"translated\" state-qualifier=\"exact-match\">"
                               "<mrk mid=\"1\" mtype=\"seg\">Bir.</mrk>"
                               "<mrk mtype=\"seg\" mid=\"2\">İki.</mrk></target>\n"));
}

TEST_CASE("Trados' files get the state where Trados keeps it") {
  const std::string unit =
      kSegmented +
      "  <sdl:seg-defs xmlns:sdl=\"http://sdl.com/FileTypes/SdlXliff/1.0\"><sdl:seg id=\"1\" />"
      "<sdl:seg id=\"2\" conf=\"Draft\" origin=\"mt\" origin-system=\"X\" percent=\"0\">"
      "<sdl:value key=\"k\">v</sdl:value></sdl:seg></sdl:seg-defs></trans-unit>";
  const Document document = parse(xliff1(unit));
  document->fill(0, filling("Bir.", 85));
  document->fill(1, filling("İki.", 102));
  const std::string after = document->write();
  CHECK_THAT(after, ContainsSubstring("\n  <target><g id=\"9\">"));
  CHECK_THAT(after, ContainsSubstring(
                        "<sdl:seg id=\"1\" conf=\"Draft\" origin=\"tm\" percent=\"85\" />"
                        "<sdl:seg id=\"2\" conf=\"Translated\" origin=\"tm\" percent=\"100\">"));
}

TEST_CASE("memoQ's files get the status of a pretranslated row") {
  CHECK(filled("<trans-unit id=\"u\" mq:status=\"NotStarted\" mq:percent=\"0\">"
               "<source>a</source><target></target></trans-unit>",
               filling("b", 90)) ==
        "<trans-unit id=\"u\" mq:status=\"Pretranslated\" mq:percent=\"90\"><source>a</source>"
        "<target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">b</target>"
        "</trans-unit>");
}

TEST_CASE("a filling is not approved, whatever was there before") {
  CHECK(filled("<trans-unit id=\"u\" approved='yes'><source>a</source><target>old</target>"
               "</trans-unit>",
               filling("b")) ==
        "<trans-unit id=\"u\" approved=\"no\"><source>a</source>"
        "<target state=\"translated\" state-qualifier=\"exact-match\">b</target></trans-unit>");
}

TEST_CASE("a target names its language where the file does not") {
  const std::string file =
      "<x:xliff version=\"1.0\" xmlns:x=\"u\"><x:file source-language=\"en\"><x:body>"
      "<x:trans-unit id=\"1\"><x:source>a</x:source></x:trans-unit></x:body></x:file></x:xliff>";
  const Document unknown = parse(file);
  unknown->fill(0, filling("b"));
  CHECK_THROWS_AS(unknown->write(), UsageError);
  BilingualOptions options;
  options.target_language = Language("tr");
  const Document document = parse(file, options);
  document->fill(0, filling("b"));
  CHECK_THAT(document->write(),
             ContainsSubstring("<x:target xml:lang=\"tr\" state=\"translated\">b</x:target>"));
}

TEST_CASE("a file without a filling is written as it was") {
  const std::string file =
      "\xEF\xBB\xBF" + xliff1(kSegmented + "<target/></trans-unit>\r\n<!-- -->");
  CHECK(parse(file)->write() == file);
  CHECK_THROWS_AS(parse(file)->fill(2, filling("x")), UsageError);
}

TEST_CASE("a filling that the encoding lacks is written as references") {
  const Document document = parse(
      "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><xliff version=\"1.2\"><file "
      "target-language=\"tr\"><body><trans-unit id=\"1\"><source>caf\xE9</source></trans-unit>"
      "</body></file></xliff>");
  document->fill(0, filling("é ş"));
  CHECK_THAT(document->write(), ContainsSubstring("<source>caf\xE9</source>"));
  CHECK_THAT(document->write(), ContainsSubstring(">\xE9 &#x15F;</target>"));
}

TEST_CASE("a file in UTF-16 is filled in UTF-16") {
  const auto utf16 = [](std::string_view text) {
    return "\xFF\xFE" + text::encode(text, "UTF-16LE", text::Unencodable::refuse);
  };
  const std::string before =
      "<?xml version=\"1.0\" encoding=\"utf-16\"?><xliff version=\"1.2\"><file "
      "target-language=\"tr\"><body><trans-unit id=\"1\"><source>é</source><target>@</target>"
      "</trans-unit></body></file></xliff>";
  const Document document = parse(utf16(before));
  CHECK(document->write() == utf16(before));
  document->fill(0, filling("ş😀"));
  CHECK(document->write() ==
        utf16("<?xml version=\"1.0\" encoding=\"utf-16\"?><xliff version=\"1.2\"><file "
              "target-language=\"tr\"><body><trans-unit id=\"1\"><source>é</source><target "
              "state=\"translated\" state-qualifier=\"exact-match\">ş😀</target>"
              "</trans-unit></body></file></xliff>"));
}

TEST_CASE("a repeated mid fills each place once") {
  const Document document = parse(xliff1(
      "<trans-unit id=\"u\"><source>ab</source><seg-source><mrk mtype=\"seg\" mid=\"1\">a</mrk>"
      "<mrk mtype=\"seg\" mid=\"1\">b</mrk></seg-source><target><mrk mtype=\"seg\" mid=\"1\"/>"
      "</target></trans-unit>"));
  document->fill(0, filling("A"));
  document->fill(1, filling("B"));
  CHECK_THAT(document->write(), ContainsSubstring("<mrk mtype=\"seg\" mid=\"1\">A</mrk>"
                                                  "<mrk mtype=\"seg\" mid=\"1\">B</mrk></target>"));
}

TEST_CASE("a file cannot make the memory overflow by what it repeats") {
  std::string marks;
  for (int i = 0; i < 40000; ++i) marks += "<mrk mtype=\"seg\" mid=\"1\">a</mrk>";
  CHECK_THROWS_WITH(
      parse(xliff1("<trans-unit id=\"" + std::string(2000, 'u') +
                   "\"><source>a</source><seg-source>" + marks + "</seg-source></trans-unit>")),
      ContainsSubstring("repeat more text"));
  const std::string data = "<unit id=\"u\"><originalData><data id=\"d\">" +
                           std::string(100000, 'x') + "</data></originalData><segment><source>";
  std::string references;
  for (int i = 0; i < 400; ++i) references += "<ph id=\"1\" dataRef=\"d\"/>";
  CHECK_THROWS_WITH(parse(xliff2(data + references + "</source></segment></unit>")),
                    ContainsSubstring("more original data"));
}

TEST_CASE("a target that is the translation already keeps its bytes") {
  // CDATA, references, white space that is no text, and a tag that the source does not have.
  const std::string content =
      GENERATE("<![CDATA[Kaydet & kapat]]>", "Kaydet &#38; kapat", "\n  Kaydet\n  &amp; kapat ",
               "Kaydet <mrk mtype=\"x-note\">&amp;</mrk> kapat", "Kaydet &amp; kapat<x id=\"7\"/>");
  const std::string unit = "<trans-unit id=\"u\"><source>Save &amp; close</source><target";
  const std::string end = ">" + content + "</target></trans-unit>";
  const Filling same = filling("Kaydet & kapat");
  SECTION("and its state, where it is no draft") {
    const std::string state =
        GENERATE("", " state='translated'", " state='final' state-qualifier='x-mine'");
    CHECK(filled(unit + state + end, same) == unit + state + end);
    const Document document = parse(xliff1(unit + state + end));
    CHECK(document->fill(0, same) == 0);
  }
  SECTION("a draft is one no longer") {
    CHECK(filled(unit + " state=\"needs-review-translation\"" + end, same) ==
          unit + " state=\"translated\" state-qualifier=\"exact-match\"" + end);
  }
  SECTION("another translation takes its place, white space that is no text stays") {
    const bool spaced = content.ends_with(' ');
    const std::string other = spaced ? "\n  Kapat " : "Kapat";
    CHECK(filled(unit + end, filling("Kapat")) ==
          unit + " state=\"translated\" state-qualifier=\"exact-match\">" + other +
              "</target></trans-unit>");
  }
  SECTION("the last filling counts") {
    const Document document = parse(xliff1(unit + end));
    document->fill(0, filling("Kapat"));
    document->fill(0, same);
    CHECK(document->write() == xliff1(unit + end));
  }
}

TEST_CASE("of a segmented target only the segments change that are translated otherwise") {
  const std::string target =
      "  <target><g id=\"9\"><mrk mtype=\"seg\" mid=\"1\"><![CDATA[Bir.]]></mrk> "
      "<mrk mtype=\"seg\" mid=\"2\">Eski.</mrk></g></target>\n</trans-unit>";
  const Document document = parse(xliff1(kSegmented + target));
  document->fill(0, filling("Bir."));
  CHECK(document->write() == xliff1(kSegmented + target));
  document->fill(1, filling("İki."));
  const std::string after = document->write();
  CHECK_THAT(after, ContainsSubstring("<![CDATA[Bir.]]>"));
  CHECK_THAT(after, ContainsSubstring(">İki.</mrk>"));
}

TEST_CASE("a tag of a translation is that of the source with its id, however it is described") {
  const Document translated = parse(
      xliff1("<trans-unit id=\"u\"><source>From <x id=\"A\" equiv-text=\"{{a}}\"/> to <g id=\"B\" "
             "ctype=\"bold\">b</g></source><target><g id=\"B\">b</g> <x "
             "id=\"A\"/></target></trans-unit>"));
  const Segment target = translated->segments()[0].target.value();
  const std::string unit =
      "<trans-unit id=\"u\"><source>From <x id=\"A\" equiv-text=\"{{other}}\"/> to <g id=\"B\" "
      "ctype=\"bold\">b</g></source></trans-unit>";
  const Document document = parse(xliff1(unit));
  CHECK(document->fill(0, {.target = target}) == 0);
  CHECK_THAT(document->write(), ContainsSubstring("<g id=\"B\" ctype=\"bold\">b</g> <x id=\"A\" "
                                                  "equiv-text=\"{{other}}\"/></target>"));
}
