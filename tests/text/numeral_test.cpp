#include "text/numeral.h"

#include "catch.h"

using namespace calque::text;

TEST_CASE("a numeral is taken apart and put together again") {
  const char* written = GENERATE("7", "1,234.5", "2024-05-12", "10:30", "١٬٢٣٤٫٥", "1 234", "007");
  const auto numeral = parse_numeral(written);
  REQUIRE(numeral);
  CHECK(to_string(*numeral) == written);
}

TEST_CASE("what is no numeral, or mixes scripts, is refused") {
  CHECK_FALSE(parse_numeral(GENERATE("", "a", "1,", ",1", "1,,2", "1٢")));
}

TEST_CASE("numbers are read by the conventions of their language") {
  struct Case {
    const char* language;
    const char* written;
    const char* integer;  ///< "" where it is no number in the language.
    const char* fraction;
  };
  const Case example = GENERATE(
      Case{"en", "1,234.5", "1234", "5"}, Case{"en", "1.234", "1", "234"},
      Case{"de", "1.234", "1234", ""}, Case{"de", "1.234,5", "1234", "5"},
      Case{"en", "1.234,5", "", ""}, Case{"en", "12,34", "", ""}, Case{"en", "1234,567", "", ""},
      Case{"tr", "12,5", "12", "5"}, Case{"fr", "1 234,5", "1234", "5"},
      Case{"fr", "1\u202F234", "1234", ""}, Case{"de-CH", "1'234.5", "1234", "5"},
      Case{"he", "1,234.5", "1234", "5"}, Case{"ar", "١٬٢٣٤٫٥", "1234", "5"},
      Case{"ar", "1,234.5", "1234", "5"}, Case{"en", "2024-05-12", "", ""},
      Case{"en", "1.2.3", "", ""}, Case{"not a tag", "1,234.5", "1234", "5"});
  const auto numeral = parse_numeral(example.written);
  REQUIRE(numeral);
  INFO(example.language << " " << example.written);
  const auto value = read_decimal(*numeral, NumberConventions::of(example.language, numeral->zero));
  CHECK((value ? value->integer : "") == example.integer);
  CHECK((value ? value->fraction : "") == example.fraction);
}

TEST_CASE("numbers are written in groups of three") {
  const NumberConventions german = NumberConventions::of("de");
  const auto written = [&german](const char* integer, const char* fraction) {
    return to_string(write_decimal({integer, fraction, true}, german, U'0'));
  };
  CHECK(written("1", "") == "1");
  CHECK(written("123", "5") == "123,5");
  CHECK(written("1234", "") == "1.234");
  CHECK(written("1234567", "25") == "1.234.567,25");
  CHECK(to_string(write_decimal({"1234", "5", false}, NumberConventions::of("ar", U'٠'), U'٠')) ==
        "١٢٣٤٫٥");
}

TEST_CASE("languages differ in their plurals") {
  CHECK(plural_category("en", {"1", "", false}) == "one");
  CHECK(plural_category("en", {"21", "", false}) == "other");
  CHECK(plural_category("cs", {"3", "", false}) == "few");
  CHECK(plural_category("ar", {"11", "", false}) == "many");
  CHECK(plural_category("en", {"123456789012345678901234567890", "", false}) == "other");
}
