#include "index/family.h"

#include <array>
#include <string>

#include "catch.h"
#include "index_fixture.h"

using namespace calque;
using calque::testing::IndexFixture;
using calque::testing::SentenceMaker;
using calque::testing::Stored;

namespace {

/// Cells and sentences that differ in numbers, or in a name and numbers: `#` is a number.
std::string family_text(SentenceMaker& maker) {
  constexpr std::array kTexts{"#",
                              "-#",
                              "#.",
                              "#-#-#",
                              "Item #",
                              "Items #",
                              "item  #",
                              "#/# mm",
                              "See figure # on page #.",
                              "See Figure # on pages #.",
                              "The order of # will be delivered to Oslo by #.",
                              "The order of # will be delivered to Riga by #.",
                              "OK",
                              "# # # # # # # # # # # # # # # # # # # # # #"};
  std::string text = kTexts.at(maker.below(kTexts.size()));
  for (std::size_t at = text.find('#'); at != std::string::npos; at = text.find('#', at)) {
    // Few numbers, so that many agree, and some of other forms.
    const std::string number = std::to_string(1 + maker.below(maker.below(2) == 0 ? 3 : 40)) +
                               (maker.below(6) == 0 ? ".5" : "");
    text.replace(at, 1, number);
    at += number.size();
  }
  return text;
}

MatchCircumstances random_circumstances(SentenceMaker& maker) {
  MatchCircumstances out;
  out.unconfirmed = maker.below(4) == 0;
  out.machine_translated = maker.below(9) == 0;
  if (maker.below(6) == 0) out.agreeing_neighbours = static_cast<int>(1 + maker.below(2));
  if (maker.below(8) == 0) {
    out.key = maker.below(2) == 0 ? KeyAgreement::right : KeyAgreement::other;
  }
  out.translated = maker.below(4) != 0;
  out.nearness = static_cast<int>(maker.below(2));
  out.changed = static_cast<std::int64_t>(maker.below(4));
  out.usage = static_cast<std::int64_t>(maker.below(2));
  out.uid = {.high = 1, .low = maker.below(1000)};
  return out;
}

Segment family_segment(SentenceMaker& maker) {
  const std::string text = family_text(maker);
  return maker.below(5) == 0 ? maker.tagged(text) : Segment{.text = text, .tags = {}};
}

void change(IndexFixture& fixture, SentenceMaker& maker, std::size_t variants) {
  sqlite::Transaction transaction(fixture.database());
  for (std::size_t i = 0; i < 100; ++i) {
    const auto id = static_cast<std::int64_t>(1 + maker.below(variants));
    if (maker.below(5) == 0 && fixture.stored().contains(id)) {
      fixture.erase(id);
      continue;
    }
    const Language language(maker.below(9) == 0 ? "en-GB" : "en");
    fixture.put(id,
                {language, family_segment(maker), random_circumstances(maker), maker.below(9) > 0});
  }
  fixture.writer().flush();
  transaction.commit();
}

void compare(IndexFixture& fixture, SentenceMaker& maker) {
  constexpr std::array kRules{TagRule::points, TagRule::points, TagRule::strict, TagRule::ignore};
  fixture.count_tags(kRules.at(maker.below(kRules.size())));
  const Segment segment = family_segment(maker);
  SearchOptions options;
  options.language = Language("en");
  options.at_least = MatchRate(static_cast<int>(maker.below(3) == 0 ? 1 + maker.below(102) : 70));
  options.limit = 1 + maker.below(8);
  INFO(segment.text << " with " << segment.tags.size() << " tags at " << options.at_least.percent()
                    << ", limit " << options.limit);
  REQUIRE(fixture.indexed(segment, options) == fixture.by_brute_force(segment, options));
  REQUIRE(fixture.indexed_parts(segment, options) ==
          fixture.parts_by_brute_force(segment, options));
}

}  // namespace

TEST_CASE("texts that differ in numbers are found as by brute force, through a life") {
  const IndexLimits limits =
      GENERATE(IndexLimits{.recent = 16, .pending_tokens = 4000, .fan_out = 3},
               IndexLimits{.recent = 2, .pending_tokens = 60, .fan_out = 2});
  const unsigned seed = GENERATE(1U, 2U, 3U);
  IndexFixture fixture(limits);
  SentenceMaker maker({"Item"}, " ", seed);
  for (int round = 0; round < 12; ++round) {
    change(fixture, maker, 900);
    for (int question = 0; question < 12; ++question) compare(fixture, maker);
  }
}

TEST_CASE("of many texts that differ in a number few are read") {
  IndexFixture fixture({});
  {
    sqlite::Transaction transaction(fixture.database());
    for (std::int64_t id = 1; id <= 2000; ++id) {
      MatchCircumstances circumstances;
      circumstances.changed = id % 7;
      circumstances.uid = {.high = 0, .low = static_cast<std::uint64_t>(id)};
      fixture.put(id, {Language("en"), {"Item " + std::to_string(id), {}}, circumstances, true});
    }
    fixture.writer().flush();
    transaction.commit();
  }
  const SearchOptions options{.language = Language("en"), .penalties = {}};
  for (const char* text : {"Item 5", "Item 5000", "Items 12"}) {
    INFO(text);
    const Segment segment{text, {}};
    REQUIRE(fixture.indexed(segment, options) == fixture.by_brute_force(segment, options));
    CHECK(fixture.searcher().statistics().compared <= options.limit + 2);
  }
}

TEST_CASE("an index with a document that is cut short or repeats a variant is damaged") {
  RunDocument document{5, {0, 4, 0}, {VariantId{3}, VariantId{9}}, {1, 2, 3, 4}};
  codec::Bytes bytes;
  encode_document(document, bytes);
  RunDocument read;
  decode_variants(decode_shared(bytes, read), read);
  CHECK(read.pattern == document.pattern);
  CHECK(read.key_ids == document.key_ids);
  CHECK(read.variants == document.variants);
  CHECK(read.numbers == document.numbers);
  const auto decode = [](std::span<const std::byte> from) {
    RunDocument out;
    decode_variants(decode_shared(from, out), out);
  };
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    // What ends after a variant is a shorter document.
    if (length == bytes.size() - 5) continue;
    CHECK_THROWS_AS(decode(std::span(bytes).first(length)), Error);
  }
  bytes[bytes.size() - 5] = std::byte{0};
  CHECK_THROWS_AS(decode(bytes), Error);
}
