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
      {"en", "7 and 7", "de", "7 und sieben"},
      {"en", "one file", "ja", "1つのファイル"},
      {"en", "hexadecimal digits", "ko", "16진수 숫자"},
      {"en", "both files", "zh", "2个文件"},
      {"en", "bottom 4 buttons", "ko", "하단 단추 네개"},
      {"en", "12th century", "fi", "1100-luvulla"},
      {"en", "UTF-8 and ISO 8859-1", "ja", "UTF-8 と ISO-8859-1"},
      {"en", "%1x%2 at %dpx", "de", "%1 × %2 bei %dpx"},
      {"en", "5 percent", "de", "5 %"},
      {"en", "5%", "fr", "5 pour cent"},
      {"en", "5 kilometers", "ru", "5 км"},
      {"en", "2 MB", "fr", "2 Mo"},
      {"en", "-5 degrees", "de", "minus 5 Grad"},
      {"en", "$5", "de", "5 Dollar"},
      {"en", "from 03/04/2025", "de", "ab 03.04.2025"},
      {"en", "from 03/04/2025", "de", "ab 04.03.2025"},
      {"en", "from 12/31/2025", "hu", "2025. 12. 31-től"},
      {"en", "from 12/31/2025", "de", "ab 31.12.2025"},
      {"en", "On March 4", "ru", "4 марта"},
      {"en", "may 4 files be opened", "de", "dürfen 4 Dateien geöffnet werden"},
      {"en", "three or four", "de", "drei oder vier"},
      {"en", "version 3.5", "de", "Version 3.5"},
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
      {"3.5 litres", "de", "35 Liter", "missing: 3.5; added: 35"},
      {"1,250 units", "de", "125 Einheiten", "missing: 1,250; added: 125"},
      {"1,250 units", "de", "1,25 Einheiten", "missing: 1,250; added: 1,25"},
      {"7 and 7", "de", "beide Male 7", "missing: 7"},
      {"5 km away", "de", "5 m entfernt", "another unit: 5 kilometre / 5 metre"},
      {"5 GB of 8 MB", "de", "5 GB von 8 GB", "another unit: 8 megabyte / 8 gigabyte"},
      {"20 °C", "fr", "20 °F", "another unit: 20 degree_celsius / 20 degree_fahrenheit"},
      {"$5", "de", "5 €", "another unit: 5 dollar / 5 euro"},
      {"5% more", "de", "5 mehr", "the unit is missing: 5 percent"},
      {"-5 to 5", "de", "5 bis 5", "the minus is missing: -5"},
      {"from 12/31/2025", "de", "ab 12/31/2025", "another day: 12/31/2025 / 12/31/2025"},
      {"from 12/31/2025", "de", "ab 12.31.2025", "another day: 12/31/2025 / 12.31.2025"},
      {"from 2025-12-11", "de", "ab 12.11.2025", "another day: 2025-12-11 / 12.11.2025"},
      {"On March 4", "de", "Am 4. April", "another month: March / April"},
      {"the three files", "de", "die vier Dateien", "another number: three / vier"},
  }));
  const auto findings =
      findings_of({make_unit({{"en", c.source}, {c.language, c.target}})}, "numbers");
  INFO(c.source << " / " << c.target);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].message == c.message);
  for (const auto& range : findings[0].ranges) CHECK(range.end <= findings[0].target.size());
}

TEST_CASE("numbers in the form of another language are told, but not those of versions") {
  const auto c = GENERATE(values<std::pair<PairOfTexts, bool>>({
      {{"en", "1,250.5 units", "de", "1,250.5 Einheiten"}, true},
      {{"en", "1,250.5 units", "de", "1.250,5 Einheiten"}, false},
      {{"en", "about 3.5 litres", "ru", "около 3.5 литров"}, true},
      {{"en", "about 3.5 litres", "en-GB", "about 3.5 litres"}, false},
      {{"en", "with OpenGL 3.5", "de", "mit OpenGL 3.5"}, false},
      {{"en", "at 12:30", "de", "um 12:30"}, false},
  }));
  INFO(c.first.source << " / " << c.first.target);
  CHECK(message_of(c.first, "number-format").empty() != c.second);
}

TEST_CASE("a text of thousands of numbers is passed over quickly") {
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += std::to_string(i) + " a ";
  const auto unit = make_unit({{"en", many.c_str()}, {"de", (many + "7").c_str()}});
  CHECK(findings_of({unit}, "numbers").empty());
}
