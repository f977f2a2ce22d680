#include "calque/error.h"
#include "catch.h"
#include "segment/rule_set.h"

using namespace calque::segment;

namespace {

RuleSet read(std::string_view text) {
  RuleSet rules;
  read_rule_file("xx.rules", text, rules);
  return rules;
}

std::string complaint(std::string_view text) {
  try {
    read(text);
  } catch (const calque::InputError& error) {
    return error.what();
  }
  return "none";
}

}  // namespace

TEST_CASE("a rule file gives words, options and examples") {
  const RuleSet rules = read(
      "# a comment\n[options]\nordinal-digits = 2\nsemicolon-ends = yes\n\n"
      "[never-final]\ndr  Sat =max\n> Dr. No. ¦ Yes.\n");
  CHECK(rules.ordinal_digits == 2);
  CHECK(rules.semicolon_ends);
  CHECK(rules.period_ends);
  CHECK(rules.never_final.sorted() == std::vector<std::string>{"=max", "Sat", "dr"});
  REQUIRE(rules.examples.size() == 1);
  CHECK(rules.examples[0].section == "never-final");
  CHECK(rules.examples[0].line == 8);
  CHECK(rules.examples[0].segments == std::vector<std::string>{"Dr. No.", "Yes."});
}

TEST_CASE("a word in lower case stands for all spellings, others for their own") {
  const RuleSet rules = read("[never-final]\ndr Sat =max s *str\n");
  CHECK(rules.never_final.contains("DR", "dr"));
  CHECK(rules.never_final.contains("Sat", "sat"));
  CHECK_FALSE(rules.never_final.contains("sat", "sat"));
  CHECK(rules.never_final.contains("max", "max"));
  CHECK_FALSE(rules.never_final.contains("Max", "max"));
  CHECK_FALSE(rules.never_final.contains("S", "s"));
  CHECK(rules.never_final.contains("Hauptstr", "hauptstr"));
  CHECK_FALSE(rules.never_final.contains("str", "str"));
}

TEST_CASE("a mistake in a rule file is reported with its line") {
  CHECK(complaint("[never-final\n") == "xx.rules:1: a section is written [name]");
  CHECK(complaint("\n[nonsense]\n") == "xx.rules:2: there is no section [nonsense]");
  CHECK(complaint("dr\n") == "xx.rules:1: words stand in a section of words");
  CHECK(complaint("> a\n") == "xx.rules:1: an example stands in a section");
  CHECK(complaint("[options]\nsize\n") == "xx.rules:2: an option is written name = value");
  CHECK(complaint("[options]\nsize = yes\n") == "xx.rules:2: there is no option size");
  CHECK(complaint("[options]\nordinal-digits = x\n") == "xx.rules:2: not a number");
  CHECK(complaint("[options]\ncolon-ends = perhaps\n") == "xx.rules:2: the value is yes or no");
}

TEST_CASE("a language without rules of its own has the general ones") {
  CHECK(rules_for(calque::Language("tlh")).never_final.contains("Dr", "dr"));
  CHECK(rules_for(calque::Language("de-CH")).ordinal_digits == 2);
  CHECK(rules_for(calque::Language("nn")).never_final.contains("bl.a", "bl.a"));
  const auto languages = languages_with_rules();
  CHECK(std::ranges::is_sorted(languages));
  CHECK(std::ranges::find(languages, "tr") != languages.end());
  CHECK(std::ranges::find(languages, "und") == languages.end());
}
