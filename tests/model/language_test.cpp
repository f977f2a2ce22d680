#include "calque/language.h"

#include "catch.h"

using calque::Language;

TEST_CASE("spellings of one language meet in one tag") {
  for (const char* written : {"en-US", "EN-US", "en_us", "En-uS", " en-us "}) {
    CHECK(Language(written).tag() == "en-US");
  }
  CHECK(Language("ZH-HANS-cn").tag() == "zh-Hans-CN");
  CHECK(Language("sr_latn").tag() == "sr-Latn");
  CHECK(Language("es-419").tag() == "es-419");
  CHECK(Language("en-x-us").tag() == "en-x-us");
  CHECK(Language("iw-IL").tag() == "he-IL");
}

TEST_CASE("an absent or odd tag is no error") {
  CHECK(Language("").undetermined());
  CHECK(Language("  ").undetermined());
  CHECK(Language("klingon!").tag() == "klingon!");
  CHECK_FALSE(Language("klingon!").well_formed());
  CHECK_FALSE(Language("en--US").well_formed());
  CHECK_FALSE(Language("e").well_formed());
  CHECK(Language("en").well_formed());
  CHECK(Language("x-lolcat").well_formed());
}

TEST_CASE("a range takes in its regions and no other language") {
  CHECK(Language("en").includes(Language("en-GB")));
  CHECK(Language("en").includes(Language("en")));
  CHECK_FALSE(Language("en-GB").includes(Language("en")));
  CHECK_FALSE(Language("en").includes(Language("eng")));
  CHECK_FALSE(Language("und").includes(Language("en")));
}
