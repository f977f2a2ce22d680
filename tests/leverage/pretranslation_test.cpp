#include "leverage/pretranslation.h"

#include <sstream>

#include "catch.h"
#include "formats/tmx/tmx_reader.h"
#include "glossary/glossary_writer.h"
#include "leverage/analysis_example.h"
#include "leverage/tag_transfer.h"
#include "leverage/terms_beside.h"
#include "leverage/tmx_output.h"
#include "leverage/xliff_output.h"
#include "memory_set.h"

using namespace calque;
using namespace calque::leverage;

namespace {

PretranslateOptions options(unsigned threads = 1) {
  return {.source = Language("en"), .target = Language("tr"), .threads = threads};
}

void store(const AnalysisExample& example, const std::vector<TranslationUnit>& units) {
  Session session(example.path, Session::Access::read_write);
  Batch batch =
      session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
  for (const TranslationUnit& unit : units) batch.add(unit);
  batch.commit();
}

InlineTag begin(const char* number, std::size_t offset, const char* code) {
  return {TagKind::begin_pair, offset, {{"i", number}, {"x", number}}, {std::string(code)}};
}

InlineTag end(const char* number, std::size_t offset, const char* code) {
  return {TagKind::end_pair, offset, {{"i", number}}, {std::string(code)}};
}

}  // namespace

TEST_CASE("segments get the translation of their best match") {
  const AnalysisExample example;
  const auto found = pretranslate(*memories_at(example.path), example.files[0].segments,
                                  options(GENERATE(1U, 3U)));
  REQUIRE(found.size() == 6);
  CHECK(found[0].best()->rate == MatchRate(102));
  CHECK(found[1].best()->rate == MatchRate(102));
  CHECK(found[1].best()->target.text == "Yaralanan olmadı.");
  CHECK(found[2].best()->rate == MatchRate(100));
  CHECK(found[4].best()->rate == MatchRate(82));
  CHECK(found[4].best()->stored_source.text == "Open the blue door now.");
  CHECK(found[5].best() == nullptr);
}

TEST_CASE("numbers in fuzzy matches are repaired where that is safe") {
  const AnalysisExample example;
  store(example, {make_unit({{"en", "Page 3 of 10"}, {"tr", "Sayfa 3 / 10"}})});
  const JobFile job = AnalysisExample::file("a", {"Page 4 of 12"});
  const auto found = pretranslate(*memories_at(example.path), job.segments, options());
  REQUIRE(found[0].best() != nullptr);
  CHECK(found[0].best()->repaired);
  CHECK(found[0].best()->target.text == "Sayfa 4 / 12");
  CHECK(found[0].best()->rate == MatchRate(99));
}

TEST_CASE("a repeated segment has one translation, but for its own context") {
  const AnalysisExample example;
  TranslationUnit other = make_unit({{"en", "No one was injured."}, {"tr", "Kimse yaralanmadı."}});
  other.variants[0].context = {"The storm passed.", "It was late."};
  store(example, {other});
  const JobFile job = AnalysisExample::file(
      "a", {"No one was injured.", "x", "No one was injured.", "Schools remain closed.",
            "The storm passed.", "No one was injured.", "It was late."});
  const auto found = pretranslate(*memories_at(example.path), job.segments, options());
  CHECK(found[5].best()->rate == MatchRate(102));
  CHECK(found[5].best()->target.text == "Kimse yaralanmadı.");
  CHECK_FALSE(found[5].propagated);
  CHECK(found[2].best()->rate == MatchRate(101));
  CHECK(found[2].best()->target.text == "Yaralanan olmadı.");
  CHECK(found[0].propagated);
  CHECK(found[0].best()->rate == MatchRate(100));
  CHECK(found[0].best()->target.text == "Kimse yaralanmadı.");
}

TEST_CASE("fuzzy matches are propagated too, and rates below the least are left out") {
  const AnalysisExample example;
  const JobFile job =
      AnalysisExample::file("a", {"Open the blue door.", "x", "Open the blue door."});
  const auto found = pretranslate(*memories_at(example.path), job.segments, options());
  CHECK(found[2].propagated);
  CHECK(found[2].best()->rate == found[0].best()->rate);
  auto strict = options();
  strict.at_least = MatchRate(85);
  CHECK(pretranslate(*memories_at(example.path), job.segments, strict)[0].best() == nullptr);
  CHECK(pretranslate(*memories_at(example.path), {}, options()).empty());
}

TEST_CASE("tags of the segment take the places of those of the memory") {
  const Segment stored{.text = "Press Save now.",
                       .tags = {begin("1", 6, "<b>"), end("1", 10, "</b>")}};
  const Segment target{.text = "Şimdi Kaydet'e bas.",
                       .tags = {begin("1", 7, "<b>"), end("1", 13, "</b>")}};
  const Segment segment{.text = "Press Save here.",
                        .tags = {begin("4", 6, "<w:b/>"), end("4", 10, "")}};
  const Segment out = with_tags_of(segment, stored, target);
  CHECK(out.text == target.text);
  REQUIRE(out.tags.size() == 2);
  CHECK(out.tags[0] == begin("4", 7, "<w:b/>"));
  CHECK(out.tags[1] == end("4", 13, ""));
  CHECK(with_tags_of({.text = "Press Save here.", .tags = {}}, stored, target).tags.empty());
}

TEST_CASE("TMX has each pair once for each place, with its neighbours and rate") {
  const AnalysisExample example;
  const JobFile job = AnalysisExample::file(
      "a", {"No one was injured.", "Schools remain closed.", "New.", "No one was injured."});
  std::ostringstream out;
  const auto found = pretranslate(*memories_at(example.path), job.segments, options());
  CHECK(write_tmx(out, found,
                  {.source = Language("en"), .target = Language("tr"), .origin = "a.txt"}) == 3);
  TmxReader reader(text::ByteSource::from_memory(out.str()), {});
  TranslationUnit unit;
  REQUIRE(reader.next(unit));
  CHECK(unit.variants[0].context.next == "Schools remain closed.");
  CHECK(unit.variants[1].segment.text == "Yaralanan olmadı.");
  CHECK(unit.properties.at(0).value == "101");
  CHECK(unit.properties.at(1).value == "a.txt");
}

TEST_CASE("XLIFF has a unit for each paragraph, with the matches and their states") {
  const AnalysisExample example;
  const Article article = parse_article(
      {.name = "a.md", .bytes = "# New head\n\nNo one was injured. Open the blue door.\n"},
      Language("en"));
  const auto found = pretranslate(*memories_at(example.path), article.job().segments, options());
  const XliffVersion version = GENERATE(XliffVersion::v1_2, XliffVersion::v2_1);
  std::ostringstream out;
  write_xliff(out, article, found,
              {.version = version, .source = Language("en"), .target = Language("tr")});
  const auto file = unit_format("xliff").open(out.str(), "a.xlf", BilingualOptions());
  INFO(out.str());
  REQUIRE(file->segments().size() == 3);
  CHECK(file->segments()[0].state == TranslationState::untranslated);
  REQUIRE(file->segments()[1].target);
  CHECK(file->segments()[1].target->text == "Yaralanan olmadı.");
  // XLIFF 1.2 knows one state for the whole unit.
  CHECK(file->segments()[1].state ==
        (version == XliffVersion::v1_2 ? TranslationState::draft : TranslationState::translated));
  CHECK(file->segments()[1].unit == file->segments()[2].unit);
  CHECK(file->segments()[2].state == TranslationState::draft);
}

TEST_CASE("terms of the glossary stand beside the segments, forbidden ones do not") {
  const AnalysisExample example;
  {
    Session session(example.path, Session::Access::read_write);
    Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    glossary::GlossaryWriter writer(session, batch);
    const auto term = [](const char* language, const char* text, glossary::Status status) {
      glossary::Term out;
      out.language = Language(language);
      out.text = text;
      out.status = status;
      return out;
    };
    glossary::Entry entry;
    entry.terms = {term("en", "ferry", glossary::Status::preferred),
                   term("tr", "feribot", glossary::Status::preferred),
                   term("tr", "vapur", glossary::Status::forbidden)};
    writer.add(entry);
    batch.commit();
  }
  const JobFile job = AnalysisExample::file("a", {"A ferry is a ferry.", "No one was injured."});
  auto found = pretranslate(*memories_at(example.path), job.segments, options());
  Session session(example.path, Session::Access::read_only);
  add_terms(session, found, Language("en"), Language("tr"));
  REQUIRE(found[0].terms.size() == 1);
  CHECK(found[0].terms[0].term == "ferry");
  CHECK(found[0].terms[0].translations == std::vector<std::string>{"feribot"});
  CHECK(found[1].terms.empty());
}

namespace {

TranslationUnit unit_with(const char* target, const Property& property) {
  TranslationUnit unit = make_unit({{"en", "Open"}, {"tr", target}});
  unit.properties = {property};
  return unit;
}

JobSegment segment_with(const Property& property) {
  const std::vector<Property> properties{property};
  return {{.text = "Open", .tags = {}}, {}, identity_of("", properties)};
}

}  // namespace

TEST_CASE("segments that a key tells apart do not get each other's translations") {
  const AnalysisExample example;
  const std::string type = GENERATE("x-msgctxt", "x-resname", "x-IdContext", "x-context", "x-key");
  const auto key = [&type](const char* value) { return Property{type, value, {}, {}}; };
  store(example, {unit_with("Aç", key("menu")), unit_with("Açık", key("state"))});
  const std::vector<JobSegment> segments{segment_with(key("state")), segment_with(key("other")),
                                         segment_with(key("menu")), segment_with(key("menu"))};
  const auto found = pretranslate(*memories_at(example.path), segments, options());
  CHECK(found[0].best()->target.text == "Açık");
  CHECK(found[0].best()->rate == MatchRate(101));
  CHECK(found[0].best()->same_key);
  CHECK(found[1].best()->rate == MatchRate(100));
  CHECK_FALSE(found[1].best()->same_key);
  CHECK_FALSE(found[1].propagated);
  CHECK(found[2].best()->target.text == "Aç");
  CHECK(found[2].best()->rate == MatchRate(101));
  CHECK(found[3].best()->rate == MatchRate(101));
}

TEST_CASE("a segment without letters is filled unless the memory has it") {
  const AnalysisExample example;
  store(example, {make_unit({{"en", "24/7"}, {"tr", "7/24"}})});
  const JobFile job = AnalysisExample::file("a", {"12.5 mm", "24/7", "12.5", "05/06/2024"});
  const auto found = pretranslate(*memories_at(example.path), job.segments, options());
  REQUIRE(found[0].best() != nullptr);
  CHECK(found[0].best()->target.text == "12,5 mm");
  CHECK(found[0].best()->rate == MatchRate(100));
  CHECK(found[0].best()->converted);
  CHECK(found[1].best()->target.text == "7/24");
  CHECK_FALSE(found[1].best()->converted);
  CHECK(found[2].best()->rate == MatchRate(99));
  CHECK(found[3].best() == nullptr);
}

TEST_CASE("a whole unit without a match is put together from its sentences") {
  const AnalysisExample example;
  store(example, {make_unit({{"en", "Open the red valve."}, {"tr", "Kırmızı vanayı açın."}}),
                  make_unit({{"en", "Wait for ten seconds."}, {"tr", "On saniye bekleyin."}})});
  const auto job = [](std::string text, bool whole_unit) {
    return std::vector<JobSegment>{
        {.source = {std::move(text), {}}, .context = {}, .whole_unit = whole_unit}};
  };
  const auto translate = [&](const std::vector<JobSegment>& segments) {
    return pretranslate(*memories_at(example.path), segments, options()).front();
  };
  const auto found = translate(job("Open the red valve.  Wait for ten seconds.\n", true));
  REQUIRE(found.best() != nullptr);
  CHECK(found.best()->target.text == "Kırmızı vanayı açın.  On saniye bekleyin.\n");
  CHECK(found.best()->rate == MatchRate(100));
  CHECK(found.best()->assembled);
  const auto lower = translate(job("Open the blue valve. Wait for ten seconds.", true));
  REQUIRE(lower.best() != nullptr);
  CHECK(lower.best()->rate < MatchRate(100));
  CHECK(lower.best()->target.text == "Kırmızı vanayı açın. On saniye bekleyin.");
  // Each of its sentences has to be known, and a segment is taken for what it is.
  CHECK(translate(job("Open the red valve. Nobody knows that.", true)).best() == nullptr);
  CHECK(translate(job("Open the red valve. Wait for ten seconds.", false)).best() == nullptr);
  // What the memory has for the whole goes before it unless it is worse.
  store(example, {make_unit({{"en", "Open the red valve. Wait for ten seconds, please."},
                             {"tr", "Kırmızı vanayı açın. Lütfen on saniye bekleyin."}})});
  CHECK(translate(job("Open the red valve. Wait for ten seconds, please!", true))
            .best()
            ->target.text == "Kırmızı vanayı açın. Lütfen on saniye bekleyin.");
}

TEST_CASE("a unit that is put together has the tags of its own, also across sentences") {
  const AnalysisExample example;
  store(example, {make_unit({{"en", "Open the red valve."}, {"tr", "Kırmızı vanayı açın."}}),
                  make_unit({{"en", "Wait for ten seconds."}, {"tr", "On saniye bekleyin."}})});
  const Segment source{"Open the red valve. Wait for ten seconds.",
                       {begin("1", 0, "<b>"), end("1", 41, "</b>")}};
  const auto found =
      pretranslate(*memories_at(example.path),
                   {{.source = source, .context = {}, .whole_unit = true}}, options());
  REQUIRE(found.front().best() != nullptr);
  const Segment& target = found.front().best()->target;
  REQUIRE(target.tags.size() == 2);
  CHECK(target.tags[0].kind == TagKind::begin_pair);
  CHECK(target.tags[1].kind == TagKind::end_pair);
  CHECK(target.tags[1].offset == target.text.size());
}

TEST_CASE("a stored paragraph gives its sentences where they are paired without a doubt") {
  const AnalysisExample example;
  store(example,
        {make_unit({{"en", "Open the red valve of tank 12. Wait for 10 seconds before you go on."},
                    {"tr",
                     "12 numaralı tankın kırmızı vanasını açın. Devam etmeden 10 saniye "
                     "bekleyin."}}),
         make_unit({{"en", "Close the lid tightly. Do not shake the bottle."},
                    {"tr", "Kapağı sıkıca kapatın ve şişeyi sallamayın."}})});
  const JobFile job = AnalysisExample::file(
      "a", {"Wait for 10 seconds before you go on.", "Close the lid tightly.", "Wait for me."});
  const auto found = pretranslate(*memories_at(example.path), job.segments, options());
  REQUIRE(found[0].best() != nullptr);
  CHECK(found[0].best()->target.text == "Devam etmeden 10 saniye bekleyin.");
  CHECK(found[0].best()->rate == MatchRate(99));
  CHECK(found[1].best() == nullptr);
  CHECK(found[2].best() == nullptr);
}
