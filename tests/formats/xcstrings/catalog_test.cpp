#include "calque/error.h"
#include "catch.h"
#include "formats/bilingual_fixture.h"
#include "formats/xcstrings/json_tree.h"

using namespace calque;
using namespace bilingual_fixture;

namespace {

Document parse_catalog(const std::string& file, const std::string& language) {
  return unit_format("xcstrings")
      .open(file, "a.xcstrings",
            {.source_language = {}, .target_language = Language(language), .encoding = {}});
}

constexpr const char* kCatalog = R"({
  "sourceLanguage" : "en",
  "strings" : {
    "Hello" : {
      "comment" : "A greeting",
      "localizations" : {
        "de" : {
          "stringUnit" : {
            "state" : "translated",
            "value" : "Hallo"
          }
        }
      }
    },
    "Keep" : {
      "shouldTranslate" : false
    },
    "New" : {

    },
    "Stale" : {
      "extractionState" : "stale"
    },
    "files" : {
      "localizations" : {
        "en" : {
          "variations" : {
            "plural" : {
              "one" : { "stringUnit" : { "state" : "new", "value" : "%d file" } },
              "other" : { "stringUnit" : { "state" : "new", "value" : "%d files" } }
            }
          }
        }
      }
    }
  },
  "version" : "1.0"
}
)";

}  // namespace

TEST_CASE("a string catalog holds its source and the language that was asked for") {
  const Document file = parse_catalog(kCatalog, "de");
  const auto& segments = file->segments();
  REQUIRE(segments.size() == 5);
  CHECK(segments[0].source.text == "Hello");
  CHECK(target_of(file) == "Hallo");
  CHECK(segments[0].notes.front().text == "A greeting");
  CHECK(property_of(segments[0], "x-key") == "Hello");
  CHECK_FALSE(segments[1].translatable);
  CHECK(segments[2].source.text == "New");
  CHECK(segments[2].line == 18);
  CHECK(property_of(segments[3], "x-key") == "files.plural.one");
  CHECK(segments[4].source.text == "%d files");
  CHECK(parse_catalog(kCatalog, "pl")->segments().size() == 7);
  CHECK(parse_catalog(kCatalog, "ja")->segments().size() == 4);
  CHECK_THROWS_AS(unit_format("xcstrings").open(kCatalog, "a", {}), InputError);
}

TEST_CASE("translations go into a string catalog as Xcode writes them") {
  const Document file = parse_catalog(kCatalog, "cs");
  CHECK(file->write() == kCatalog);
  for (std::size_t i = 0; i < file->segments().size(); ++i) {
    const int rate = i == 0 ? 100 : 80;
    file->fill(i, filling("\"" + std::to_string(i) + "\"", rate));
  }
  const std::string written = file->write();
  CHECK_THAT(written, ContainsSubstring(R"(      "localizations" : {
        "cs" : {
          "stringUnit" : {
            "state" : "translated",
            "value" : "\"0\""
          }
        },
        "de" : {)"));
  CHECK_THAT(written, ContainsSubstring(R"(    "New" : {
      "localizations" : {
        "cs" : {
          "stringUnit" : {
            "state" : "needs_review",
            "value" : "\"2\""
          }
        }
      }
    },)"));
  const Document again = parse_catalog(written, "cs");
  REQUIRE(again->segments().size() == file->segments().size());
  for (std::size_t i = 0; i < again->segments().size(); ++i) {
    CHECK(target_of(again, i) == "\"" + std::to_string(i) + "\"");
  }
  CHECK(property_of(again->segments().back(), "x-key") == "files.plural.other");
}

TEST_CASE("a translation that a catalog has is replaced in its place") {
  const Document file = parse_catalog(kCatalog, "de");
  file->fill(0, filling("Servus"));
  std::string expected = kCatalog;
  expected.replace(expected.find("Hallo"), 5, "Servus");
  CHECK(file->write() == expected);
  file->fill(0, filling("Hallo"));
  CHECK(file->write() == kCatalog);
}

TEST_CASE("JSON that is none is refused with its line") {
  for (const char* wrong :
       {"", "{", "{\"a\"}", "{\"a\": }", "[1,]", "\"\\x\"", "{} x", "{\"a\": \"b"}) {
    INFO(wrong);
    CHECK_THROWS_AS(parse_json_tree(wrong, "a"), InputError);
  }
  CHECK_THROWS_WITH(parse_json_tree("{\n\n\"a\"}", "a"), ContainsSubstring("a:3:"));
  CHECK_THROWS_AS(parse_json_tree(std::string(1000, '['), "a"), InputError);
  CHECK(parse_json_tree("[1, \"a\\u00e9\"]", "a").children[1].text == "aé");
}
