#include "calque/unit.h"

#include "catch.h"

using namespace calque;

namespace {

TranslationUnit sample() {
  TranslationUnit unit;
  unit.variants.resize(2);
  unit.variants[0].language = Language("en-US");
  unit.variants[0].segment.text = "Good morning";
  unit.variants[1].language = Language("tr");
  unit.variants[1].segment.text = "Günaydın";
  return unit;
}

}  // namespace

TEST_CASE("content is compared without ids and origin") {
  TranslationUnit a = sample();
  TranslationUnit b = sample();
  b.id = UnitId{4};
  b.origin = "news.tmx";
  CHECK(a.same_content(b));
  b.variants[1].segment.tags.push_back(InlineTag{});
  CHECK_FALSE(a.same_content(b));
}

TEST_CASE("a variant is found by language range") {
  const TranslationUnit unit = sample();
  REQUIRE(unit.find_variant(Language("en")) != nullptr);
  CHECK(unit.find_variant(Language("en"))->segment.text == "Good morning");
  CHECK(unit.find_variant(Language("de")) == nullptr);
}
