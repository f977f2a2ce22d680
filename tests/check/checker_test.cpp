#include <set>

#include "calque/error.h"
#include "catch.h"
#include "check/check_table.h"
#include "check_fixture.h"

using namespace calque;
using namespace calque::check;

TEST_CASE("when all translations agree against the source, it is the source that is told") {
  const auto unit = make_unit(
      {{"en", "Wait 15 minutes"}, {"de", "16 Minuten"}, {"tr", "16 dakika"}, {"fr", "16 minutes"}});
  const auto findings = findings_of({unit});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].check == "odd-one-out");
  CHECK(findings[0].target == "Wait 15 minutes");
  CHECK_THAT(findings[0].message, ContainsSubstring("all its 3 translations (numbers)"));
}

TEST_CASE("one translation that differs from the source and the others is told itself") {
  const auto unit = make_unit(
      {{"en", "Wait 15 minutes"}, {"de", "15 Minuten"}, {"tr", "16 dakika"}, {"fr", "15 minutes"}});
  const auto findings = findings_of({unit});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].check == "numbers");
  CHECK(findings[0].target_language == Language("tr"));
}

TEST_CASE("different translations of one source are told, the rarer ones") {
  std::vector<TranslationUnit> units{
      make_unit({{"en", "Save"}, {"tr", "Kaydet"}}), make_unit({{"en", "save "}, {"tr", "kaydet"}}),
      make_unit({{"en", "Save"}, {"tr", "Sakla"}}), make_unit({{"en", "Keep"}, {"tr", "Sakla"}}),
      make_unit({{"en", "Save"}, {"de", "Speichern"}})};
  const auto targets = findings_of(units, "inconsistent-target");
  REQUIRE(targets.size() == 1);
  CHECK(targets[0].place.unit == 3);
  CHECK(targets[0].message == "translated elsewhere (2 times) as: Kaydet");
  const auto sources = findings_of(units, "inconsistent-source");
  REQUIRE(sources.size() == 1);
  CHECK(sources[0].place.unit == 4);
  CHECK_THAT(sources[0].message, ContainsSubstring("Save"));
}

TEST_CASE("texts that a key tells apart may have different translations") {
  const auto keyed = [](const char* target, const char* context) {
    auto unit = make_unit({{"en", "Open"}, {"de", target}});
    unit.properties = {{"x-msgctxt", context, {}, {}}};
    return unit;
  };
  CHECK(findings_of({keyed("Öffnen", "menu"), keyed("Offen", "state")}, "inconsistent-target")
            .empty());
  CHECK(findings_of({keyed("Öffnen", "menu"), keyed("Offen", "menu")}, "inconsistent-target")
            .size() == 1);
}

TEST_CASE("source and targets can be chosen") {
  const auto unit = make_unit({{"en", "1"}, {"de", "2"}, {"tr", "3"}});
  CheckerOptions options;
  options.source = Language("tr");
  options.targets = {Language("de")};
  std::vector<Finding> findings;
  Checker checker(options, [&findings](const Finding& finding) { findings.push_back(finding); });
  checker.check(unit, {1, ""});
  checker.check(make_unit({{"en", "1"}, {"de", "2"}}), {2, ""});  // has no Turkish
  CHECK(checker.counts().units == 1);
  CHECK(checker.counts().pairs == 1);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].source_language == Language("tr"));
  CHECK(findings[0].target_language == Language("de"));
}

TEST_CASE("checks are turned on and off by their ids") {
  CheckSelection selection;
  CHECK(selection.has("numbers"));
  CHECK_FALSE(selection.has("inconsistent-source"));
  selection.turn_off("all");
  selection.turn_on("inconsistent-source");
  CHECK(selection.has("inconsistent-source"));
  CHECK_FALSE(selection.has("numbers"));
  CHECK_THROWS_WITH(selection.turn_on("grammar"), ContainsSubstring("--list"));
  CHECK_THROWS_AS(selection.turn_off("grammar"), UsageError);
}

TEST_CASE("an unknown id of a check is refused wherever it is asked for") {
  const CheckSelection selection;
  CHECK_THROWS_AS(selection.has("number"), UsageError);
  CHECK_THROWS_WITH(check_info("number"), ContainsSubstring("do you mean numbers?"));
  CHECK_THROWS_WITH(check_info("tagorder"), ContainsSubstring("do you mean tag-order?"));
  CHECK_THROWS_WITH(check_info("term_missing"), ContainsSubstring("do you mean term-missing?"));
  CHECK_THROWS_WITH(check_info(""), ContainsSubstring("--list"));
  CHECK_THROWS_AS(check_info(std::string(1'000'000, 'x')), UsageError);
}

TEST_CASE("only the chosen checks are done and told") {
  const auto unit = make_unit({{"en", "Wait  15 minutes?"},
                               {"de", "16 Minuten Minuten"},
                               {"tr", "16 dakika dakika"},
                               {"fr", "16 minutes minutes"}});
  for (const CheckInfo& info : all_checks()) {
    INFO(info.id);
    for (const Finding& finding : findings_of({unit}, std::string(info.id).c_str())) {
      CHECK(finding.check == info.id);
    }
  }
  CHECK(findings_of({unit}, "doubled-words").size() == 2);  // in Turkish words may stand twice
  CHECK(findings_of({unit}, "odd-one-out").size() == 2);    // the numbers, and the question mark
}

TEST_CASE("every check but those of a unit as a whole has something to do") {
  std::set<std::string_view> ids;
  for (const CheckRow& row : check_table()) {
    INFO(row.info.id);
    CHECK(ids.insert(row.info.id).second);
    CHECK(&check_row(row.info.id) == &row);
    CHECK((row.make == nullptr) == (row.scope == Scope::unit));
    CHECK_FALSE(row.info.description.empty());
  }
}

TEST_CASE("a check of a target alone does not look at the source") {
  const char* const targets[] = {"Que? Pero !Hola!",
                                 "Pourquoi? «mot»",
                                 "Γιατί?",
                                 "لماذا, نعم?",
                                 "中文,文.",
                                 "x",
                                 "Una línea de subtítulos que tiene más de cuarenta y dos letras"};
  for (const auto& [info, scope, make] : check_table()) {
    if (scope != Scope::target) continue;
    INFO(info.id);
    std::size_t found = 0;
    for (const char* language : {"es", "fr", "el", "ar", "zh"}) {
      for (const char* target : targets) {
        const auto with = [&](const char* source) {
          return message_of({"en", source, language, target}, std::string(info.id).c_str());
        };
        const std::string message = with("Why?");
        CHECK(with("Something 17, and “more”.") == message);
        if (!message.empty()) ++found;
      }
    }
    CHECK(found > 0);
  }
}

TEST_CASE("of a text that is empty nothing else is told") {
  for (const char* target : {"", " "}) {
    const auto findings = findings_of({make_unit({{"en", "Wait 15 minutes?"}, {"tr", target}})});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].check == "empty");
  }
}
