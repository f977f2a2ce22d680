#include "text/locale_names.h"

#include "catch.h"

using namespace calque::text;

TEST_CASE("codes of three letters have one of two, by either list of ISO 639-2") {
  CHECK(short_language_code("deu") == "de");
  CHECK(short_language_code("GER") == "de");
  CHECK(short_language_code("heb") == "he");
  CHECK(short_language_code("ind") == "id");
  CHECK(short_language_code("zho") == "zh");
  CHECK(short_language_code("tlh").empty());
  CHECK(short_language_code("").empty());
  CHECK(short_country_code("usa") == "US");
  CHECK(short_country_code("xyz").empty());
}

TEST_CASE("languages, countries and scripts are known by their names in English") {
  CHECK(language_named("turkish") == "tr");
  CHECK(language_named("Norwegian Bokmål") == "nb");
  CHECK(language_named("Elvish").empty());
  CHECK(language_named("").empty());
  CHECK(country_named("UNITED STATES") == "US");
  CHECK(country_named("Türkiye") == "TR");
  CHECK(country_named("Turkey") == "TR");
  CHECK(country_named("Narnia").empty());
  CHECK(script_named("Cyrillic") == "Cyrl");
  CHECK(script_named("latin") == "Latn");
  CHECK(script_named("").empty());
}

TEST_CASE("a tag has a name in English, and is its own where it is not known") {
  CHECK(english_name("de") == "German");
  CHECK(english_name("pt-BR") == "Portuguese (Brazil)");
  CHECK(english_name("zh-Hans") == "Chinese (Simplified)");
  CHECK(english_name("qzz") == "qzz");
  CHECK(english_name("").empty());
  CHECK(english_name("no tag at all") == "no tag at all");
}
