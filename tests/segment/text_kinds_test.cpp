// Kinds of text that are more than sentences with a mark: dates, sections, laws, talk, mail, code.
#include <string>
#include <vector>

#include "calque/segmenter.h"
#include "catch.h"

using namespace calque;
using namespace calque::segment;

namespace {

/// The text with ¦ at each break, in the place of the white space.
std::string marked(std::string_view language, const std::string& text) {
  std::string out;
  for (const SegmentSpan& span : Segmenter(Language(language)).segment(text)) {
    if (!out.empty()) out += "¦";
    out += text.substr(span.begin, span.end - span.begin);
  }
  return out;
}

/// Checks a text that is given with its breaks.
void check(std::string_view language, const std::string& expected) {
  std::string text = expected;
  for (std::size_t at = text.find("¦"); at != std::string::npos; at = text.find("¦", at)) {
    text.replace(at, std::string("¦").size(), " ");
  }
  CHECK(marked(language, text) == expected);
}

}  // namespace

TEST_CASE("a number stays with the noun or the currency after its unit") {
  check("de", "Das kostet uns rund 3,2 Mrd. Euro.¦Mehr nicht.");
  check("de", "Man nimmt für den Teig 2 Stk. Zitronen.");
  check("tr", "Bütçe bu yıl tam 5 mlr. TL oldu.¦Bu çok.");
  check("en", "It takes us 5 min.¦Peter waits.");
}

TEST_CASE("a time of day stays with the day or the zone after it") {
  check("en", "We open at 9 a.m. Monday and close at 5 p.m. EST on Sundays.¦Come early.");
  check("en", "We meet today at 10 a.m. (CDT) at the Hyatt.¦Come.");
  check("en", "We came home at 5 p.m.¦He slept.");
}

TEST_CASE("a date with spaces is no end") {
  check("cs", "Schůze je 5. 6. 2020 v Praze.¦Přijďte.");
  check("sk", "BARAN 21. 3. - 20. 4.¦Do duše sa vkráda smútok.");
  check("hr", "Radovi počinju 1. 3. i traju.¦Onda je kraj.");
  check("pl", "Spotkanie 5. 6. 2020 w Krakowie.");
  check("lv", "Piedalās 1. – 9. klašu komandas.");
}

TEST_CASE("a score or a fraction is no ordinal") {
  check("fi", "Ranska voitti 2–1.¦Alankomaat hävisi.");
  check("sr", "Pobedila je sa 7-5, 6-4.¦Olaru je srećna.");
  check("de", "Sie gewannen mit 3:2.¦Müller traf.");
}

TEST_CASE("the number of a section stays with its text") {
  check("en", "1.1. The Parties agree.¦1.2. The term is one year.¦1.2.1. It may be extended.");
  check("lt", "Įpareigojame: 2.1. Nacionalinę agentūrą; 2.1.1. parengti sąrašą.");
  check("en", "§ 1. Scope.¦This act applies to all.¦Article 2. Definitions.");
  check("en", "It follows from Section 2.¦Payment is due.");
  check("en", "It runs on version 2.3.¦Payment is due.");
}

TEST_CASE("laws are cited in one piece") {
  check("fr", "Selon l'art. L. 121-3 al. 2 du code, il est débouté.");
  check("en", "It follows from Reg. (EU) 2016/679.¦Nothing else does.");
  check("pl", "Ustawa z dn. 5 maja 2010 r. wygasa.");
  check("ro", "Conform art. 15 alin. (5) din lege.");
}

TEST_CASE("sentences begin with letters that have no case") {
  check("ka", "ეს არის წიგნი.¦ის კარგია.");
  check("ar", "غادر الرجل المدينة في الساعة 5:30 م.¦هل عاد؟");
  check("ta", "எஸ். ராமன், கே. பாலன், தா. பாண்டியன் வந்தனர்.¦கூட்டம் முடிந்தது.");
  check("gu", "તે સારો છે.¦આ પુસ્તક છે.");
}

TEST_CASE("a quotation stays with who says it") {
  check("el", "«Πού πας;» ρώτησε.¦«Φεύγω.»¦Έκλεισε.");
  check("ar", "«لماذا؟» سأل الرجل.¦ثم غادر.");
  check("nl", "Hij zei : ,, Ik kom niet. ''¦Toen ging hij weg.");
  check("lt", "Jis pasakė: „Aš neisiu. “¦Tada išėjo.");
  check("vi", "Cô gọi : \" Mẹ !¦Bố ! \" .¦Cô khóc .");
}

TEST_CASE("marks of notes belong to the sentence before") {
  check("en", "It is known.¹¦Others disagree.²⁻³¦It was refuted.*¦So.");
}

TEST_CASE("an omission goes with the sentence after it") {
  check("fr", "Il partit.¦(...) Elle resta.");
  check("en", "He compounds words.¦. . . The practice stays.");
  check("en", "Well... I never meant that.");
}

TEST_CASE("talk: speakers, pictures, smileys") {
  check("en", "JOHN: Hello.¦MARY: Fine.¦[laughs]¦JOHN: Good.");
  check("en", "He works at NASA (Houston) HQ: it is big.");
  check("en", "Great job! 👍¦See you tomorrow 😀¦Bye :-)");
  check("en", "I ❤ New York.");
  check("en", "i was at home.¦we all left.¦it was ok.");
}

TEST_CASE("names that end in a mark go on") {
  check("en", "She works at Yahoo! Inc. in May.¦He reads Yahoo! News daily.");
  check("en", "He uses Yahoo!¦It is fast.");
}

TEST_CASE("mail: greetings and quoted lines") {
  CHECK(marked("en", "Dear Ms Smith,\nthank you.") == "Dear Ms Smith,¦thank you.");
  CHECK(marked("de", "Hallo Petra,\nvielen Dank.") == "Hallo Petra,¦vielen Dank.");
  CHECK(marked("en", "> We start at nine\n> sharp.\nyes, see you.") ==
        "> We start at nine\n> sharp.¦yes, see you.");
  CHECK(marked("en", "In the town,\nthank you.") == "In the town,\nthank you.");
}

TEST_CASE("short lines without marks are a list") {
  CHECK(marked("en", "features\ncontact manager\nevents") == "features¦contact manager¦events");
  CHECK(marked("en", "It was a cold\nnight in the city.") == "It was a cold\nnight in the city.");
}

TEST_CASE("names of code, files and hosts are never cut") {
  const auto text = GENERATE(
      as<std::string>{}, "Entry stores model.Fragment values.", "Console.WriteLine prints.",
      "The class java.util.List and Microsoft.Office.Interop are used.", "Open Node.Js here.",
      "See https://example.com/a.B?c=1&d=E.F for more.", "Mail John.Doe@Example.Com today.",
      "Edit ~/.Config/App.Yaml now.", "Run call(x).Then(y) twice.",
      "Use v1.2.Beta or 1.0.RC today.", "Use www.Example.org/Index.HTML today.",
      "Call obj.Method(arg).Name is it.");
  CHECK(marked("en", text) == text);
}
