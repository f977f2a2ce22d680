#include "catch.h"
#include "check_fixture.h"

TEST_CASE("numbers that are the same in another way of writing raise no alarm") {
  const auto pair = GENERATE(values<PairOfTexts>({
      {"en", "1,234.5 metres", "de", "1.234,5 Meter"},
      {"en", "About 1,200 people", "fr", "Environ 1 200 personnes"},
      {"en", "About 1,200 people", "de-CH", "Etwa 1’200 Leute"},
      {"en", "12 apples", "ar", "١٢ تفاحة"},
      {"en", "1,234.5 km", "ar", "١٬٢٣٤٫٥ كم"},
      {"en", "in 2026", "hi", "२०२६ में"},
      {"en", "1,00,000 rupees", "en-IN", "100,000 rupees"},
      {"en", "50% off", "tr", "%50 indirim"},
      {"en", "$3.25", "de", "3,25 $"},
      {"en", "May 6, 2026", "de", "6.5.2026"},
      {"en", "2026-05-06", "fr", "6 mai 2026"},
      {"en", "5 May", "ja", "5月5日"},
      {"en", "at 3:30 p.m.", "de", "um 15.30 Uhr"},
      {"en", "three of them", "tr", "3 tanesi"},
      {"en", "The 21 members", "de", "Die einundzwanzig Mitglieder"},
      {"en", "3 sons", "he", "ושלושה בנים"},
      {"zh", "早餐供应时间为六点半至九点。", "en", "Breakfast is served from 6:30 to 9:00."},
      {"en", "the 19th century", "fr", "le XIXe siècle"},
      {"en", "the 1990s", "tr", "90’lar"},
      {"en", "1939–45", "de", "1939 bis 1945"},
      {"en", "1.5 million people", "tr", "1.500.000 kişi"},
      {"en", "20,000 people", "zh", "2万人"},
      {"en", "2 people", "zh", "两个人"},
      {"en", "5km", "tr", "5 km"},
      {"en", "COVID-19", "ru", "КОВИД-19"},
      {"en", "version 1.2.3", "de", "Version 1.2.3"},
      {"en", "call 0212 555 12 34", "tr", "0212 5551234 numarasını arayın"},
      {"en", "%1$s of {0} at <a href=\"x1\"/>", "tr", "{0} içinde %1$s"},
      {"en", "see https://example.org/12", "de", "siehe https://example.org/34"},
      {"en", "7 and 7", "de", "beide Male 7"},
  }));
  INFO(pair.source << " / " << pair.target);
  const auto unit =
      make_unit({{pair.source_language, pair.source}, {pair.target_language, pair.target}});
  const auto findings = findings_of({unit}, "numbers");
  CHECK(findings.empty());
}

TEST_CASE("numbers that differ are told, with their place") {
  struct Case {
    const char* source;
    const char* language;
    const char* target;
    const char* message;
  };
  const auto c = GENERATE(values<Case>({
      {"Wait 15 minutes", "de", "Warten Sie 16 Minuten", "missing: 15; added: 16"},
      {"Wait 15 minutes", "tr", "Bekleyin", "missing: 15"},
      {"Wait", "tr", "15 dakika bekleyin", "added: 15"},
      {"3.25 percent", "de", "3,52 Prozent", "missing: 3.25; added: 3,52"},
      {"1,234 units", "de", "1.243 Einheiten", "missing: 1,234; added: 1.243"},
      {"May 6, 2026", "de", "7.5.2026", "missing: 6; added: 7.5.2026"},
      {"1.5 million", "de", "1,6 Millionen", "missing: 1.5; added: 1,6"},
      {"20,000 people", "zh", "3万人", "missing: 20,000; added: 3"},
      {"seven days", "de", "8 Tage", "added: 8"},
  }));
  const auto findings =
      findings_of({make_unit({{"en", c.source}, {c.language, c.target}})}, "numbers");
  INFO(c.source << " / " << c.target);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message == c.message);
  for (const auto& range : findings[0].ranges) CHECK(range.end <= findings[0].target.size());
}

TEST_CASE("a text of thousands of numbers is passed over quickly") {
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += std::to_string(i) + " a ";
  const auto unit = make_unit({{"en", many.c_str()}, {"de", (many + "7").c_str()}});
  CHECK(findings_of({unit}, "numbers").empty());
}
