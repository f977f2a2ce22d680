#include "formats/tmx/tmx_context.h"

#include "catch.h"

using namespace calque;

namespace {

TranslationUnit unit_with(std::vector<Property> unit_properties,
                          std::vector<Property> source_properties = {}) {
  TranslationUnit unit;
  unit.source_language = Language("en");
  unit.properties = std::move(unit_properties);
  Variant target;
  target.language = Language("tr");
  Variant source;
  source.language = Language("en");
  source.properties = std::move(source_properties);
  unit.variants = {target, source};
  return unit;
}

Property property(std::string type, std::string value) {
  return {std::move(type), std::move(value), {}, {}};
}

}  // namespace

TEST_CASE("the contexts of other tools go to the right variant") {
  SECTION("OmegaT: the source") {
    TranslationUnit unit = unit_with({property("prev", "before"), property("next", "after")});
    read_contexts(unit);
    CHECK(unit.variants[1].context == Context{"before", "after"});
    CHECK(unit.variants[0].context == Context{});
    CHECK(unit.properties.size() == 2);
  }
  SECTION("XTM: the source") {
    TranslationUnit unit = unit_with({property("x-previous-source-text", "before")});
    read_contexts(unit);
    CHECK(unit.variants[1].context == Context{"before", ""});
  }
  SECTION("Trados Studio: source and target, with doubled bars") {
    TranslationUnit unit = unit_with({property("x-ContextContent", "a || b | QQ== | c | QQ=="),
                                      property("x-ContextContent", "other | | other |")});
    read_contexts(unit);
    CHECK(unit.variants[1].context == Context{"a | b", ""});
    CHECK(unit.variants[0].context == Context{"c", ""});
  }
  SECTION("memoQ: an escaped seg on the variant") {
    TranslationUnit unit =
        unit_with({}, {property("x-context-post", "<seg>AT&amp;T <ph>{}</ph>now</seg>"),
                       property("x-context-pre", "<seg>not <well</seg>")});
    read_contexts(unit);
    CHECK(unit.variants[1].context == Context{"not <well", "AT&T now"});
    CHECK(unit.variants[1].properties.size() == 2);
  }
}

TEST_CASE("plain context props are taken in, and win") {
  TranslationUnit unit = unit_with({property("prev", "told")},
                                   {property("x-context-pre", "plain"), property("y", "kept"),
                                    property("x-context-pre", "second")});
  read_contexts(unit);
  CHECK(unit.variants[1].context.previous == "plain");
  CHECK(unit.variants[1].properties ==
        std::vector{property("y", "kept"), property("x-context-pre", "second")});
}

TEST_CASE("a unit without source language has its first variant as source") {
  TranslationUnit unit = unit_with({property("prev", "before")});
  unit.source_language.reset();
  read_contexts(unit);
  CHECK(unit.variants[0].context.previous == "before");
}

TEST_CASE("what is written gives the same context again") {
  const std::string told = GENERATE("", "told");
  const std::string context = GENERATE("", "told", "other", "<seg>looks like memoQ</seg>");
  const std::string leftover = GENERATE("", "left");
  CAPTURE(told, context, leftover);
  std::vector<Property> unit_properties;
  if (!told.empty()) unit_properties.push_back(property("prev", told));
  std::vector<Property> variant_properties;
  if (!leftover.empty()) variant_properties.push_back(property("x-context-pre", leftover));
  const TranslationUnit before = unit_with(unit_properties, variant_properties);

  TranslationUnit written = before;
  written.variants[1].context.previous = context;
  const auto extra =
      context_properties(written.variants[1], contexts_told_by_properties(written)[1]);
  CHECK(extra.size() == (context == told && leftover.empty() ? 0U : 1U));
  TranslationUnit again = before;
  again.variants[1].properties.insert(again.variants[1].properties.begin(), extra.begin(),
                                      extra.end());
  read_contexts(again);
  CHECK(again.variants[1].context.previous == context);
  CHECK(again.variants[1].properties == variant_properties);
}
