#include "text/folded_search.h"

#include "catch.h"

using namespace calque::text;

namespace {

std::string found(std::string_view phrase, std::string_view text,
                  CaseRules rules = CaseRules::standard) {
  const auto range = FoldedSearch(phrase, rules).find(text);
  return range ? std::string(text.substr(range->begin, range->end - range->begin)) : "-";
}

}  // namespace

TEST_CASE("a phrase is found without regard to case, in whole characters") {
  CHECK(found("GÜVENLİK", "ulusal güvenlik konseyi", CaseRules::turkic) == "güvenlik");
  CHECK(found("straße", "Die STRASSE ist gesperrt") == "STRASSE");
  CHECK(found("ss", "eine große Straße") == "ß");
  CHECK(found("עירייה", "ראש העירייה אמר") == "עירייה");
  CHECK(found("σοφος", "Ο ΣΟΦΟΣ") == "ΣΟΦΟΣ");
  CHECK(found("東京", "今日の東京都") == "東京");
}

TEST_CASE("what is not there is not found") {
  CHECK(found("izmir", "IZMIR", CaseRules::turkic) == "-");
  CHECK(found("", "text") == "-");
  CHECK(found("text", "") == "-");
  CHECK(found("longer than the text", "text") == "-");
}

TEST_CASE("the next occurrence is found from the end of the last") {
  const FoldedSearch search("ab");
  const std::string_view text = "ab ÄAB";
  const auto first = search.find(text);
  REQUIRE(first);
  const auto second = search.find(text, first->end);
  REQUIRE(second);
  CHECK(text.substr(second->begin) == "AB");
  CHECK_FALSE(search.find(text, second->end));
}
