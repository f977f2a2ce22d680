#include "align/tokens.h"

#include "catch.h"

using namespace calque::align;

TEST_CASE("text becomes alignment tokens") {
  struct Case {
    std::string text;
    std::vector<std::string> tokens;
  };
  const Case c =
      GENERATE(Case{"Übersetzung: 12,5 km?", {"ubers", ":", "12", "5", "km", "?"}},
               Case{"İstanbul’da", {"istan", "da"}},
               Case{"第三十条 你好！", {"第", "30", "条", "你", "好", "!"}}, Case{"٢٠٢٤", {"2024"}},
               Case{"Τι; Όχι", {"τι", "?", "οχι"}}, Case{"a; b", {"a", "b"}},
               Case{"והמלך", {"מלך"}}, Case{"“Да”", {"\"", "да", "\""}}, Case{" ", {}});
  CHECK(alignment_tokens(c.text) == c.tokens);
}

TEST_CASE("running numbers before segments are left out") {
  const std::vector<std::string_view> numbered{"1 one",  "2 two",  "3 three",
                                               "4 four", "5 five", "6 six"};
  const TokenisedText text(numbered);
  CHECK(text.vocabulary().find("1") == text.vocabulary().size());
  CHECK(text.vocabulary().find("three") < text.vocabulary().size());
  const std::vector<std::string_view> years{"1990 was", "1972 too", "3 men", "no", "5 five", "six"};
  CHECK(TokenisedText(years).vocabulary().find("1972") < TokenisedText(years).vocabulary().size());
}

TEST_CASE("long words that both sides have are tokens of their own") {
  const std::vector<std::string_view> source{"Reykjavíkurborg og Katrín", "þjóðgarður"};
  const std::vector<std::string_view> target{"the city of Reykjavikurborg", "Katrin", "Reykjavik"};
  const TokenisedPair pair = tokenise_pair(source, target);
  const auto has = [](const TokenisedText& text, std::string_view token) {
    return text.vocabulary().find(token) < text.vocabulary().size();
  };
  CHECK(has(pair.source, "reykjavikurborg"));
  CHECK(has(pair.target, "reykjavikurborg"));
  CHECK(has(pair.target, "reykj"));
  CHECK_FALSE(has(pair.target, "reykjavik"));
  CHECK(pair.source.tokens(0).size() == 5);
  CHECK(pair.source.tokens(1).size() == 1);
  CHECK(TokenisedText(source).vocabulary().find("reykjavikurborg") ==
        TokenisedText(source).vocabulary().size());
}

TEST_CASE("length counts letters and digits") {
  CHECK(alignment_length("Ab, c 12!") == 5);
  CHECK(alignment_length("你好。") == 2);
}
