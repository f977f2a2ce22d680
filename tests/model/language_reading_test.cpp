#include "model/language_reading.h"

#include <utility>

#include "calque/error.h"
#include "catch.h"

using namespace calque;

namespace {

std::string read(std::string_view written) {
  const auto language = understand_language(written);
  return language ? language->tag() : "none";
}

}  // namespace

TEST_CASE("language tags as others write them become those of BCP 47") {
  const auto [written, tag] = GENERATE(table<std::string, std::string>({
      {"EN-US", "en-US"},
      {"en_us", "en-US"},
      {" tr ", "tr"},
      {"", "und"},
      {" \n", "und"},
      {"ger", "de"},
      {"DEU", "de"},
      {"deu-DEU", "de-DE"},
      {"en-USA", "en-US"},
      {"eng_USA", "en-US"},
      {"iw", "he"},
      {"IW-IL", "he-IL"},
      {"in", "id"},
      {"ji", "yi"},
      {"jw", "jv"},
      {"mo", "ro"},
      {"zh-CHS", "zh-Hans"},
      {"ZH-CHT", "zh-Hant"},
      {"zh_TW", "zh-TW"},
      {"zh-Hant-HK", "zh-Hant-HK"},
      {"chi", "zh"},
      {"sr-Latn-CS", "sr-Latn-RS"},
      {"sr-SP-Latn", "sr-Latn-RS"},
      {"SR-YU", "sr-RS"},
      {"az-AZ-Cyrl", "az-Cyrl-AZ"},
      {"ES-ES_tradnl", "es-ES"},
      {"en-UK", "en-GB"},
      {"es-419", "es-419"},
      {"no-bok", "nb"},
      {"i-klingon", "tlh"},
      {"zh-min-nan", "nan"},
      {"Deutsch", "de"},
      {"türkçe", "tr"},
      {"en_US.UTF-8", "en-US"},
      {"de_AT.UTF-8@euro", "de-AT"},
      {"sr@latin", "sr-Latn"},
      {"sr_RS@cyrillic", "sr-Cyrl-RS"},
      {"ca_ES@valencia", "ca-ES-valencia"},
      {"x-lolcat", "x-lolcat"},
      {"x-a", "x-a"},
      {"en-x-a", "en-x-a"},
      {"de-CH-1996", "de-CH-1996"},
      {"sl-rozaj-biske", "sl-rozaj-biske"},
      {"en-u-ca-buddhist", "en-u-ca-buddhist"},
      {"qaa-Qaaa-QM", "qaa-Qaaa-QM"},
      {"zz-ZZ", "zz-ZZ"},
      {"tlh", "tlh"},
      {"mul", "mul"},
      {"und", "und"},
  }));
  INFO(written);
  CHECK(read(written) == tag);
}

TEST_CASE("names of languages are understood") {
  CHECK(read("English") == "en");
  CHECK(read("TURKISH") == "tr");
  CHECK(read("English (United States)") == "en-US");
  CHECK(read("Portuguese (Brazil)") == "pt-BR");
  CHECK(read("Chinese (Simplified)") == "zh-Hans");
  CHECK(read("Chinese (Traditional, Hong Kong)") == "zh-Hant-HK");
  CHECK(read("Serbian (Latin, Serbia)") == "sr-Latn-RS");
  CHECK(read("English_US") == "en-US");
}

TEST_CASE("what is no language tag is not understood") {
  for (const char* written : {"k!",
                              "e",
                              "en--US",

                              "en-",
                              "en_",
                              "english us",
                              "1a",
                              "C",
                              "C.UTF-8",
                              "*all*",

                              "en us",
                              "English (Narnia)",
                              "English (",
                              "()",
                              "ünïcode",
                              "\x1b]0;PWN\x07",
                              "en\u202E",
                              "averylonglanguage",
                              "en-averylongsubtag",
                              "\xFF\xFE"}) {
    INFO(written);
    CHECK(read(written) == "none");
  }
  CHECK(read(std::string(1'000'000, 'a')) == "none");
  CHECK(read(std::string(1'000'000, '-')) == "none");
}

TEST_CASE("what is understood is understood the same again") {
  for (const char* written : {"EN-US", "ger", "zh-CHS", "chi-CHS", "nor-bok", "sr-SP-Latn",
                              "x-lolcat", "English (Iraq)"}) {
    const std::string once = read(written);
    CHECK(read(once) == once);
    CHECK(Language(once).tag() == once);
  }
}

TEST_CASE("a file's tag that cannot be read is refused by name") {
  CHECK(language_in_file("EN-us") == Language("en-US"));
  CHECK_THROWS_AS(language_in_file("k!"), InputError);
  CHECK_THROWS_WITH(language_in_file("k!"), ContainsSubstring("\"k!\" is no language tag"));
  try {
    language_in_file(std::string(1'000'000, 'a'));
  } catch (const InputError& error) {
    CHECK(std::string_view(error.what()).size() < 300);
  }
}

TEST_CASE("headings of columns name languages") {
  const auto [heading, tag] = GENERATE(table<std::string, std::string>({
      {"en", "en"},
      {"EN-us", "en-US"},
      {"deu", "de"},
      {"German", "de"},
      {"german", "de"},
      {"Deutsch", "de"},
      {"Türkçe", "tr"},
      {"日本語", "ja"},
      {"English_United_States", "en-US"},
      {"English (United States)", "en-US"},
      {"English - United States", "en-US"},
      {"Chinese_PRC", "zh-CN"},
      {"Chinese (Traditional)", "zh-Hant"},
      {"Portuguese-Brazil", "pt-BR"},
      {"English(en)", "en"},
      {"Korean (South Korea)(ko-KR)", "ko-KR"},
      {"Chinese (Simplified)(zh-Hans)", "zh-Hans"},
      {"Target [de-DE]", "de-DE"},
      {"Spanish Term", "es"},
      {"jp", "ja"},
      {"ga", "ga"},
      {"GA-IE", "ga-IE"},
      {"qaa-QM", "qaa-QM"},
      {"Name (en)", "none"},
      {"German (tr)", "none"},
      {"English_Def", "none"},
      {"Comment", "none"},
      {"Context", "none"},
      {"Term", "none"},
      {"", "none"},
      {"()", "none"},
      {"(en)", "none"},
      {"Status_", "none"},
  }));
  INFO(heading);
  const auto language = language_of_heading(heading);
  CHECK((language ? language->language.tag() : "none") == tag);
}

TEST_CASE("codes that no list has may be words") {
  CHECK(language_of_heading("en")->sure);
  CHECK(language_of_heading("fil")->sure);
  CHECK_FALSE(language_of_heading("key")->sure);
  CHECK_FALSE(language_of_heading("url")->sure);
}
