// One case for every rule: the text with the place marked by ¦, and the rule that decides there.
#include <string>

#include "calque/segmenter.h"
#include "catch.h"

using namespace calque;
using namespace calque::segment;

namespace {

struct Case {
  const char* language;
  std::string marked;
  bool breaks;
  const char* rule;
};

const BreakExplanation* at(const std::vector<BreakExplanation>& all, std::size_t offset) {
  for (const BreakExplanation& explanation : all) {
    if (explanation.offset == offset) return &explanation;
  }
  return nullptr;
}

void check(const Case& expected) {
  const std::string sign = "¦";
  const std::size_t place = expected.marked.find(sign);
  std::string text = expected.marked;
  text.erase(place, sign.size());
  INFO(expected.language << ": " << expected.marked);
  const auto explanations = Segmenter(Language(expected.language)).explain(text);
  const BreakExplanation* found = at(explanations, place);
  REQUIRE(found != nullptr);
  CHECK(found->rule == expected.rule);
  CHECK(found->breaks == expected.breaks);
}

}  // namespace

TEST_CASE("rules that break say so") {
  const auto expected = GENERATE(
      Case{"en", "He left.¦ She stayed.", true, "sentence-end"},
      Case{"en", "Stop!¦ Now.", true, "strong-mark"}, Case{"zh", "好。¦他说。", true, "own-mark"},
      Case{"en", "And then...¦ Nothing.", true, "ellipsis-before-sentence"},
      Case{"en", "Buy pens, ink etc.¦ Paper is free.", true, "abbreviation-before-capital"},
      Case{"en", "It is Briggs & Co.¦ They agree.", true, "abbreviation-before-starter"},
      Case{"en", "He lives in the E.F.G.¦ How is it?", true, "acronym-before-starter"},
      Case{"en", "See annex B.¦ It is short.", true, "initial-before-starter"},
      Case{"de", "Er kam am 5.¦ Die anderen auch.", true, "number-before-starter"},
      Case{"en", "It takes us 5 min.¦ Walking is slow.", true, "unit"},
      Case{"en", "they are great.¦ i love them.", true, "lower-case-sentence"},
      Case{"en", "Hello world.¦Today is fine.", true, "glued-sentence"},
      Case{"en", "A title¦\n\nText.", true, "blank-line"},
      Case{"en", "A title¦\nAnother title", true, "line-break"},
      Case{"en", "1) Open it ¦2) Close it", true, "list-item"},
      Case{"en", "Steps: ¦1. Open it. 2. Close it.", true, "list-item"},
      Case{"en", "See you 😀¦ Bye.", true, "picture-end"},
      Case{"en", "JOHN: Well [laughs] ¦MARY: No.", true, "speaker"},
      Case{"en", "one¦\n• two", true, "list-item"});
  check(expected);
}

TEST_CASE("rules that do not break say so") {
  const auto expected =
      GENERATE(Case{"en", "He met Dr.¦ Smith.", false, "abbreviation"},
               Case{"en", "It is no.¦ 5 here.", false, "abbreviation-before-number"},
               Case{"en", "He joined the U.F.¦ Army.", false, "acronym"},
               Case{"en", "Edward C.¦ Kendall came.", false, "initial"},
               Case{"de", "Es war am 12.¦ Juni.", false, "ordinal"},
               Case{"en", "1.¦ Open the file.", false, "list-number"},
               Case{"en", "It costs appr.¦ five euros.", false, "lower-case-next"},
               Case{"en", "“No!”¦ he said.", false, "quotation-inside"},
               Case{"ja", "「行こう。」¦と言った。", false, "quoting-particle"},
               Case{"en", "Well...¦ maybe.", false, "ellipsis-inside"},
               Case{"en", "He (born in Oct.)¦ Smith came.", false, "abbreviation"},
               Case{"en", "He (an engineer.¦ Really) came.", false, "inside-brackets"},
               Case{"en", "“It is the way.”¦ (Smith 55). Next.", false, "citation"},
               Case{"en", "It costs 3.¦50 euros.", false, "no-space"},
               Case{"en", "“No!”¦ , he said.", false, "punctuation-next"},
               Case{"hy", "է.¦ Ես", false, "no-end-mark"},
               Case{"en", "It was a cold¦ \nnight.", false, "wrapped-line"});
  check(expected);
}
