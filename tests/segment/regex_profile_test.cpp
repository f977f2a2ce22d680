#include "segment/regex_profile.h"

#include <string>
#include <vector>

#include "catch.h"

using namespace calque::segment;

namespace {

std::vector<std::u32string> tails(std::string_view pattern) {
  return profile_regex(pattern).tails;
}

using Tails = std::vector<std::u32string>;

}  // namespace

TEST_CASE("the end of a literal is known, in lower case and cut to four characters") {
  CHECK(tails(R"(\bDr\.)") == Tails{U"dr."});
  CHECK(tails(R"(\bProf\.)") == Tails{U"rof."});
  CHECK(tails(R"([Dd]r\.\s)") == Tails{U"dr. "});
  CHECK(tails(R"((?i)z\. ?B\.)") == Tails{U". b.", U"z.b."});
}

TEST_CASE("alternatives give several ends") {
  CHECK(tails(R"(\b(Mr|Mrs)\.)") == Tails{U"mr.", U"mrs."});
  CHECK(tails(R"(a|b)") == Tails{U"a", U"b"});
}

TEST_CASE("digits and white space count as one kind each") {
  CHECK(tails(R"(\d+\.)") == Tails{U"0."});
  CHECK(tails(R"(\.\s+)") == Tails{U". "});
  CHECK(tails(R"(\.\s*)") == Tails{U".", U". "});
}

TEST_CASE("of what is not understood nothing is known") {
  for (const char* pattern : {"", ".", R"(\p{Lu})", "[^a]", "[a-z]", "a*", R"(\w)", R"((a)\1)", "(",
                              "[", R"(\b)", R"(\Qa\E)", "a**", R"([\p{Pe}]*)", "(?x: a )"}) {
    INFO(pattern);
    CHECK(tails(pattern).empty());
  }
}

TEST_CASE("lengths are bounds in code points") {
  const RegexProfile dr = profile_regex(R"(\b[Dd]r\.\s?)");
  CHECK(dr.min_length == 3);
  CHECK(dr.max_length == 4);
  const RegexProfile digits = profile_regex(R"(\d{2,3}\.)");
  CHECK(digits.min_length == 3);
  CHECK(digits.max_length == 4);
  CHECK(profile_regex(R"(\d+\.)").max_length == RegexProfile::kUnbounded);
  CHECK(profile_regex(R"((?<=abc)x)").max_length == 1);
}

TEST_CASE("a tail is compared without regard to case, digits and kinds of space") {
  std::u32string tail;
  for (const char32_t c : std::u32string_view(U"A \t\u00A07")) append_normal(tail, c);
  CHECK(tail == U"a 0");
}
