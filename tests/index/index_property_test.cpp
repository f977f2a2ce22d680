#include <array>

#include "catch.h"
#include "index_fixture.h"

using namespace calque;
using calque::testing::IndexFixture;
using calque::testing::SentenceMaker;
using calque::testing::Stored;

namespace {

struct Corpus {
  const char* language;
  const char* separator;
  std::vector<std::string> words;
};

std::vector<Corpus> corpora() {
  return {
      {"en", " ", {"the",      "a",        "of",      "file",       "files",  "File",
                   "save",     "saved",    "saving",  "door",       "doors",  "open",
                   "opened",   "12",       "7.5",     ".",          "!",      "(",
                   ")",        "%s",       "<b>",     "</b>",       "user",   "settings",
                   "setings",  "network",  "red",     "green",      "blue",   "night",
                   "filename", "_File",    "fil_es",  "networking", "netted", "network-wide",
                   "opener",   "doorstep", "userland"}},
      {"tr", " ", {"bir",   "ve",    "dosya", "dosyalar",   "dosyaları", "kapı",   "kapıyı",
                   "KAPI",  "İzmir", "izmir", "açık",       "açıldı",    "kaydet", "kaydedildi",
                   "3",     ".",     ",",     "kitap",      "kitaplar",  "kitabı", "ev",
                   "evler", "yol",   "ışık",  "kitapçılar", "dosyalama", "k_apı",  "kapıcının"}},
      {"ar", " ", {"في",      "من",   "كتاب",  "كِتَابٌ", "الكتاب", "كتب",    "باب",
                   "أبواب",   "بيت",  "البيت", "٣",    "،",      ".",      "مدرسة",
                   "المدرسة", "طالب", "طلاب",  "ليل",  "نهار",   "مدرسون", "مدرستنا"}},
      {"he", " ", {"של",    "את",    "שלום", "שָׁלוֹם",   "בית",    "הבית", "בתים", "ספר",
                   "ספרים", "דלת",   "5",    ".",      "!",      "לילה", "יום",  "צה\"ל",
                   "ילד",   "ילדים", "עיר",  "שלומית", "שלומנו", "ילדות"}},
      {"ja",
       "",
       {"私", "の", "は", "本", "を", "読", "む", "です", "学校", "カ", "タ", "3", "。", "東", "京",
        "時", "間", "Web", "日"}},
      {"zh",
       "",
       {"我", "的", "是", "书", "人", "大", "学", "中", "国", "文件", "打开", "保存", "2", "。",
        "，", "时", "间", "红", "绿"}},
      {"de", " ", {"der",      "die",       "das",     "Datei",     "Dateien", "datei",
                   "Haus",     "Häuser",    "Hauses",  "öffnen",    "öffnet",  "geöffnet",
                   "100",      "%d",        ".",       ",",         "Straße",  "STRASSE",
                   "Netzwerk", "Nacht",     "rot",     "grün",      "und",     "Netzwerkkarte",
                   "Netzteil", "Dateiname", "Straßen", "Nachtisch", "_Datei"}},
  };
}

/// Random changes and, after each few, random questions, by each rule for inline tags.
void compare_through_a_life(IndexFixture& fixture, SentenceMaker& maker, const Corpus& corpus) {
  const std::string tag = corpus.language;
  std::int64_t next = 1;
  for (int round = 0; round < 60; ++round) {
    sqlite::Transaction transaction(fixture.database());
    for (std::size_t i = maker.below(12); i > 0; --i) {
      const bool known = !fixture.stored().empty() && maker.below(3) == 0;
      auto any = fixture.stored().begin();
      if (known) std::advance(any, maker.below(fixture.stored().size()));
      if (known && maker.below(2) == 0) {
        fixture.erase(any->first);
        continue;
      }
      Stored stored{Language(maker.below(3) == 0 ? tag + "-XX" : tag),
                    maker.tagged(known ? maker.edited(any->second.segment.text) : maker.sentence()),
                    {},
                    maker.below(10) > 0};
      if (maker.below(6) == 0) stored.circumstances.memory_penalty = 3;
      if (maker.below(6) == 0) stored.circumstances.agreeing_neighbours = 2;
      if (maker.below(3) == 0) {
        stored.circumstances.key = maker.below(2) == 0 ? KeyAgreement::right : KeyAgreement::other;
      }
      stored.circumstances.changed = static_cast<std::int64_t>(maker.below(3));
      stored.circumstances.translated = maker.below(4) != 0;
      stored.circumstances.nearness = static_cast<int>(maker.below(3));
      stored.circumstances.usage = static_cast<std::int64_t>(maker.below(2));
      stored.circumstances.uid = {.high = 1, .low = maker.below(1000)};
      fixture.put(known ? any->first : next++, stored);
    }
    fixture.writer().flush();
    transaction.commit();

    for (int question = 0; question < 4; ++question) {
      const bool known = !fixture.stored().empty() && maker.below(2) == 0;
      auto any = fixture.stored().begin();
      if (known) std::advance(any, maker.below(fixture.stored().size()));
      Segment segment =
          maker.tagged(known ? maker.edited(any->second.segment.text) : maker.sentence());
      if (known && maker.below(3) == 0) segment = any->second.segment;
      constexpr std::array kRules{TagRule::points, TagRule::strict, TagRule::ignore};
      fixture.count_tags(kRules.at(maker.below(kRules.size())));
      SearchOptions options;
      options.language = Language(maker.below(4) == 0 ? tag + "-XX" : tag);
      options.at_least = MatchRate(static_cast<int>(1 + maker.below(102)));
      options.limit = 1 + maker.below(6);
      INFO(segment.text << " with " << segment.tags.size() << " tags at "
                        << options.at_least.percent());
      REQUIRE(fixture.indexed(segment, options) == fixture.by_brute_force(segment, options));
      const Segment longer =
          maker.tagged(maker.edited(segment.text) + corpus.separator + maker.sentence());
      INFO(longer.text);
      REQUIRE(fixture.indexed_parts(longer, options) ==
              fixture.parts_by_brute_force(longer, options));
    }
  }
}

}  // namespace

TEST_CASE(
    "the index gives what brute force gives, also for parts, through inserts, edits and "
    "deletions") {
  const Corpus corpus = GENERATE(from_range(corpora()));
  const IndexLimits limits =
      GENERATE(IndexLimits{8, 60, 2, 3}, IndexLimits{1, 1, 2, 1}, IndexLimits{});
  const unsigned seed = GENERATE(1U, 2U);
  IndexFixture fixture(limits);
  SentenceMaker maker(corpus.words, corpus.separator, seed);
  compare_through_a_life(fixture, maker, corpus);
}

TEST_CASE("the index gives what brute force gives at every threshold in a larger memory") {
  const Corpus corpus = GENERATE(from_range(corpora()));
  IndexFixture fixture({.recent = 16, .pending_tokens = 4000, .fan_out = 3});
  SentenceMaker maker(corpus.words, corpus.separator, 9);
  {
    const sqlite::Transaction transaction(fixture.database());
    for (std::int64_t id = 1; id <= 1500; ++id) {
      fixture.put(id, {Language(corpus.language), maker.tagged(maker.sentence()), {}, true});
    }
    fixture.writer().flush();
    fixture.database().execute("SAVEPOINT kept; RELEASE kept");
    const TagRule rule = GENERATE(TagRule::points, TagRule::strict);
    fixture.count_tags(rule);
    for (int percent = 30; percent <= 102; percent += 3) {
      SearchOptions options{Language(corpus.language), MatchRate(percent), 5, {}};
      const Segment segment = maker.tagged(maker.sentence());
      INFO(segment.text << " with " << segment.tags.size() << " tags at " << percent);
      REQUIRE(fixture.indexed(segment, options) == fixture.by_brute_force(segment, options));
    }
  }
}

TEST_CASE("a text too long for a segment is not searched for parts") {
  IndexFixture fixture({});
  {
    sqlite::Transaction transaction(fixture.database());
    fixture.put(1, {Language("en"), {.text = "green door", .tags = {}}, {}, true});
    fixture.writer().flush();
    transaction.commit();
  }
  const SearchOptions options{Language("en"), MatchRate(70), 5, {}};
  std::string text = "green door";
  CHECK(fixture.indexed_parts({.text = text + " opened", .tags = {}}, options).size() == 1);
  for (std::size_t i = 0; i < kMostTokensForParts / 2; ++i) text += " green door";
  CHECK(fixture.indexed_parts({.text = text, .tags = {}}, options).empty());
}

TEST_CASE("a search for what holds the query misses nothing that does, and finds matches alone") {
  const Corpus corpus = GENERATE(from_range(corpora()));
  const TagRule rule = GENERATE(TagRule::points, TagRule::strict);
  IndexFixture fixture({.recent = 16, .pending_tokens = 2000, .fan_out = 3});
  fixture.count_tags(rule);
  SentenceMaker maker(corpus.words, corpus.separator, 5);
  std::vector<std::string> queries;
  for (int i = 0; i < 20; ++i) queries.push_back(maker.sentence());
  {
    const sqlite::Transaction transaction(fixture.database());
    for (std::int64_t id = 1; id <= 300; ++id) {
      std::string text = maker.sentence();
      if (id % 3 == 0) text += " " + queries[maker.below(queries.size())];
      if (id % 2 == 0) text += " " + maker.sentence();
      fixture.put(id, {Language(corpus.language), maker.tagged(text), {}, true});
    }
    fixture.writer().flush();
    fixture.database().execute("SAVEPOINT kept; RELEASE kept");
    SearchOptions options{Language(corpus.language), MatchRate(1), 300, {}};
    SearchOptions whole = options;
    whole.whole = true;
    for (const std::string& query : queries) {
      INFO(query);
      const std::vector<RankedMatch> all = fixture.by_brute_force({query, {}}, options);
      const std::vector<RankedMatch> found = fixture.indexed({query, {}}, whole);
      std::vector<RankedMatch> holding;
      for (const RankedMatch& match : all) {
        const std::string& text = fixture.stored().at(match.variant.value).segment.text;
        if ((" " + text + " ").find(" " + query + " ") != std::string::npos) {
          holding.push_back(match);
        }
      }
      for (const RankedMatch& match : holding) {
        REQUIRE(std::ranges::find(found, match) != found.end());
      }
      for (const RankedMatch& match : found) {
        REQUIRE(std::ranges::find(all, match) != all.end());
      }
    }
  }
}
