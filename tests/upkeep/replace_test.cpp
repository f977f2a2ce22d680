#include "calque/error.h"
#include "catch.h"
#include "model/segment_markup.h"
#include "store/index_check.h"
#include "upkeep/search_replace.h"
#include "upkeep_fixture.h"

using namespace calque;

namespace {

std::string replaced(const ReplaceOptions& options, std::string_view text,
                     const char* language = "en") {
  return text::edited(text, SearchReplace(options).edits(text, Language(language)));
}

}  // namespace

TEST_CASE("texts are replaced as they stand, without case, as whole words or by expressions") {
  struct Case {
    ReplaceOptions options;
    const char* text;
    const char* result;
  };
  const auto c = GENERATE(values<Case>({
      {{.search = "a.c", .replacement = "$1"}, "abc a.c", "abc $1"},
      {{.search = "aa", .replacement = "b"}, "aaaaa", "bba"},
      {{.search = "straße", .replacement = "Weg", .ignore_case = true}, "STRASSE", "Weg"},
      {{.search = "he", .replacement = "she", .whole_words = true}, "he, the he", "she, the she"},
      {{.search = "(\\w+) (\\w+)", .replacement = "$2 $1", .regex = true}, "one two", "two one"},
      {{.search = "(?<year>\\d{4})", .replacement = "${year}0$$0", .regex = true}, "x", "x"},
      {{.search = "\\d+", .replacement = "<$0>", .regex = true}, "a12b3", "a<12>b<3>"},
      {{.search = "😀(.)", .replacement = "$1\\$", .regex = true}, "x😀中y", "x中$y"},
      {{.search = "x*", .replacement = "-", .regex = true}, "a😀", "-a-😀-"},
      {{.search = "^|$", .replacement = "\"", .regex = true}, "say", "\"say\""},
      {{.search = "A+", .replacement = "b", .regex = true, .ignore_case = true}, "caAt", "cbt"},
      {{.search = "(a)|(b)", .replacement = "[$2]", .regex = true}, "ab", "[][b]"},
      {{.search = "(a)", .replacement = "$12", .regex = true}, "a", "a2"},
      {{.search = "a", .replacement = "1\\t2\\n\\\\", .regex = true}, "a", "1\t2\n\\"},
  }));
  INFO(c.options.search << " in " << c.text);
  if (c.options.replacement.find("$$") != std::string::npos) {
    CHECK_THROWS_WITH(replaced(c.options, c.text), ContainsSubstring("write \\$"));
  } else {
    CHECK(replaced(c.options, c.text) == c.result);
  }
}

TEST_CASE("in Turkish, I and ı belong together when case does not matter") {
  const ReplaceOptions options{.search = "ısı", .replacement = "sıcaklık", .ignore_case = true};
  CHECK(replaced(options, "ISI", "tr") == "sıcaklık");
  CHECK(replaced(options, "ISI", "en") == "ISI");
}

TEST_CASE("a wrong search or replacement is refused with the reason") {
  CHECK_THROWS_WITH(SearchReplace({.search = "", .replacement = "x"}), ContainsSubstring("empty"));
  const auto refused = [](const char* replacement, const char* reason) {
    INFO(replacement);
    CHECK_THROWS_WITH(
        SearchReplace({.search = "(?<n>a)", .replacement = replacement, .regex = true}),
        ContainsSubstring(reason));
  };
  refused("$2", "no group 2");
  refused("${m}", "no group \"m\"");
  refused("${n", "not closed");
  refused("$", "\\$");
  refused("\\", "backslash");
  CHECK_THROWS_WITH(SearchReplace({.search = "(", .replacement = "", .regex = true}),
                    ContainsSubstring("not understood"));
}

TEST_CASE("an expression that would take for ever is stopped") {
  SearchReplace search({.search = "(a+)+b", .replacement = "x", .regex = true});
  CHECK_THROWS_AS(search.edits(std::string(5000, 'a'), Language("en")), InputError);
}

TEST_CASE("replacing keeps tags, follows into neighbours, and is undone as a whole") {
  UpkeepFixture fixture;
  TranslationUnit tagged = make_unit({{"en", ""}, {"tr", "Kaydet"}});
  tagged.variants[0].segment = from_markup("Click <hi>Save</hi> now.");
  tagged.variants[0].context.previous = "Save?";
  TranslationUnit neighbour = make_unit({{"en", "Next."}, {"tr", "Sonra."}});
  neighbour.variants[0].context.previous = "Click Save now.";
  fixture.add({tagged, neighbour, make_unit({{"en", "Other"}, {"tr", "Save"}})});
  const auto before = fixture.contents();

  UnitFilter english;
  english.languages = {Language("en")};
  const ReplaceOptions search{.search = "Save", .replacement = "Store"};
  int seen = 0;
  UpkeepOptions dry = UpkeepFixture::options(true);
  dry.on_change = [&seen](const UnitChange&) { ++seen; };
  Session reader(fixture.session.path(), Session::Access::read_only);
  CHECK(replace_in_units(reader, english, search, dry).changed == 2);
  CHECK(seen == 2);
  CHECK(fixture.contents() == before);

  const auto report = replace_in_units(fixture.session, english, search, UpkeepFixture::options());
  CHECK(report.examined == 3);
  CHECK(report.changed == 2);
  const auto changed = fixture.session.unit(UnitId{1});
  CHECK(to_markup(changed->variants[0].segment) == "Click <hi>Store</hi> now.");
  CHECK(changed->variants[0].context.previous == "Store?");
  CHECK(changed->variants[0].metadata.change_date == "20261001T120000Z");
  CHECK(changed->variants[0].metadata.change_id == "ayşe");
  CHECK(changed->variants[1].metadata.change_date.empty());
  CHECK(fixture.session.unit(UnitId{2})->variants[0].context.previous == "Click Store now.");
  CHECK(fixture.session.unit(UnitId{3})->variants[1].segment.text == "Save");
  CHECK(check_index(fixture.session).empty());

  REQUIRE(report.batch);
  fixture.session.undo(*report.batch, "20261002T120000Z");
  CHECK(fixture.contents() == before);
  CHECK(fixture.session.unit(UnitId{1})->same_content(tagged));
}

TEST_CASE("a text of which nothing would remain is left as it is") {
  UpkeepFixture fixture;
  fixture.add({make_unit({{"en", "N/A"}, {"tr", "Yok"}})});
  const auto report = replace_in_units(fixture.session, {}, {.search = "N/A", .replacement = " "},
                                       UpkeepFixture::options());
  CHECK(report.changed == 0);
  CHECK(report.kept_from_empty == 1);
  CHECK_FALSE(report.batch);
  CHECK(fixture.session.batches().size() == 1);
}
