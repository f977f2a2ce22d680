#include "text/unicode.h"

#include "catch.h"

using namespace calque::text;

TEST_CASE("case folding follows the language") {
  CHECK(fold_case("Straße ΣΟΦΟΣ") == "strasse σοφοσ");
  CHECK(fold_case("ISPARTA İZMİR", case_rules_of("tr")) == "ısparta izmir");
  CHECK(case_rules_of("de") == CaseRules::standard);
}

TEST_CASE("normalization composes") {
  CHECK(to_nfc("e\u0301") == "é");
}

TEST_CASE("display width counts wide characters twice and marks not at all") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("東京") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\u200Fש") == 1);
}

TEST_CASE("right-to-left letters are noticed") {
  CHECK(has_right_to_left("abc שלום"));
  CHECK(has_right_to_left("سلام"));
  CHECK_FALSE(has_right_to_left("abc 123"));
}
