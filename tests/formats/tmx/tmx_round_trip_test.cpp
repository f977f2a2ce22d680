// Units read from a file, written and read again are equal to the units read first, whatever they
// hold; and what was written once is written again to the letter.

#include "catch.h"
#include "formats/tmx/tmx_fixture.h"
#include "model/segment_tags.h"
#include "random_segment.h"

using namespace calque;
using namespace tmx_fixture;

namespace {

/// Random units of every field, lawful and not.
class RandomUnits {
 public:
  explicit RandomUnits(unsigned seed) : segments_(seed) {}

  TranslationUnit next() {
    TranslationUnit unit;
    unit.tuid = pick({"", "1", "2", "a\tb"});
    unit.segment_type = pick({"sentence", "paragraph", "block", "phrase"});
    unit.metadata = metadata();
    unit.notes = notes();
    unit.properties = properties();
    for (std::size_t n = segments_.below(4); n > 0; --n) unit.variants.push_back(variant());
    if (segments_.below(2) == 0) unit.source_language = language();
    return unit;
  }

 private:
  std::string pick(std::initializer_list<const char*> choices) {
    return *(choices.begin() + segments_.below(choices.size()));
  }

  Language language() {
    return Language(pick({"en", "tr", "zh-Hans-CN", "und", "not a tag", "en-", "x-klingon"}));
  }

  Metadata metadata() {
    Metadata metadata;
    metadata.creation_date = pick({"", "20240101T000000Z", "long ago", "00000000T000000Z"});
    metadata.last_usage_date = pick({"", "20231231T235959Z", "?"});
    metadata.change_id = pick({"", "ANA", "D\"O\\M&"});
    metadata.usage_count = pick({"", "3", "-1", "many"});
    metadata.datatype = pick({"", "html"});
    metadata.original_encoding = pick({"", "latin"});
    return metadata;
  }

  std::vector<Note> notes() {
    std::vector<Note> notes;
    for (std::size_t n = segments_.below(3); n > 0; --n) {
      notes.push_back({segments_.text(), pick({"", "de"}), pick({"", "e"})});
    }
    return notes;
  }

  std::vector<Property> properties() {
    std::vector<Property> properties;
    for (std::size_t n = segments_.below(4); n > 0; --n) {
      properties.push_back(
          {pick({"p", "prev", "next", "x-context-pre", "x-context-post", "x-ContextContent",
                 "x-calque:creationdate", "x-calque:usagecount", "x-calque:tuid", "x-calque:lang",
                 "x-calque:srclang", "x-calque:no-variant", "x-calque:context-pre", "x-untyped"}),
           pick({"", "v", "<seg>a &lt; b</seg>", "a | b | c | d", "20200101T000000Z", " x\r\n"}),
           pick({"", "", "de"}), pick({"", "", "e"})});
    }
    return properties;
  }

  Variant variant() {
    Variant variant;
    variant.language = language();
    variant.segment = segments_.next(2);
    normalise_tags(variant.segment);
    variant.context = {pick({"", "before", "<seg>x</seg>"}), pick({"", "after"})};
    variant.metadata = metadata();
    variant.notes = notes();
    variant.properties = properties();
    return variant;
  }

  RandomSegments segments_;
};

}  // namespace

TEST_CASE("import, export and import again give equal units") {
  RandomUnits random(42);
  TmxWriteOptions options;
  options.source = GENERATE(std::optional<Language>{}, std::optional<Language>{Language("en")});
  for (int round = 0; round < 150; ++round) {
    std::vector<TranslationUnit> made;
    for (int i = 0; i < 4; ++i) made.push_back(random.next());
    const std::string first = write(made, options).content;
    CAPTURE(first);
    const Outcome imported = read(first);
    REQUIRE(imported.units.size() == made.size());
    const std::string second = write(imported.units, options).content;
    CAPTURE(second);
    const Outcome again = read(second);
    REQUIRE(again.units.size() == imported.units.size());
    for (std::size_t i = 0; i < again.units.size(); ++i) {
      CAPTURE(i);
      REQUIRE(again.units[i].same_content(imported.units[i]));
    }
    REQUIRE(write(again.units, options).content == second);
  }
}

TEST_CASE("units without props of their own come back exactly") {
  RandomUnits random(43);
  for (int round = 0; round < 200; ++round) {
    TranslationUnit made = random.next();
    made.properties.clear();
    for (Variant& variant : made.variants) variant.properties.clear();
    const std::string content = write({made}).content;
    CAPTURE(content);
    REQUIRE(read(content).units.at(0).same_content(made));
  }
}
