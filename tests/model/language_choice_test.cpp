#include "model/language_choice.h"

#include <string>
#include <vector>

#include "catch.h"

using namespace calque;

namespace {

std::string closest(const char* wanted, const std::vector<std::string>& there,
                    OtherRegions regions = OtherRegions::refused) {
  std::vector<Language> languages;
  for (const std::string& tag : there) languages.emplace_back(tag);
  const auto found = closest_language(Language(wanted), languages, regions);
  return found ? found->tag() : "none";
}

}  // namespace

TEST_CASE("a language that is there is taken, in whatever region") {
  CHECK(closest("en-US", {"en", "en-US"}) == "en-US");
  CHECK(closest("en", {"en-GB", "tr"}) == "en");
  CHECK(closest("tr", {"en"}) == "none");
  CHECK(closest("en", {}) == "none");
}

TEST_CASE("a language without region stands for its regions, the longest tag first") {
  CHECK(closest("en-US", {"tr", "en"}) == "en");
  CHECK(closest("de-CH-1996", {"de", "de-CH"}) == "de-CH");
  CHECK(closest("en-x-a", {"en"}) == "en");
}

TEST_CASE("what goes without saying in a tag may be missing") {
  CHECK(closest("zh-TW", {"zh-Hans", "zh-Hant"}) == "zh-Hant");
  CHECK(closest("zh-Hant", {"zh-TW"}) == "zh-TW");
  CHECK(closest("zh-Hans-CN", {"zh-CN"}) == "zh-CN");
  CHECK(closest("sr", {"sr-Cyrl"}) == "sr");
}

TEST_CASE("another script is another language") {
  CHECK(closest("zh-TW", {"zh", "zh-CN"}) == "none");
  CHECK(closest("sr-Latn", {"sr"}) == "none");
  CHECK(closest("sr-Latn", {"sr-Cyrl"}, OtherRegions::accepted) == "none");
}

TEST_CASE("other regions are taken where that is asked for") {
  CHECK(closest("en-US", {"en-GB", "en-AU"}) == "none");
  CHECK(closest("en-US", {"en-GB", "en-AU"}, OtherRegions::accepted) == "en-GB");
  CHECK(closest("en-US", {"en-GB", "en"}, OtherRegions::accepted) == "en");
}
