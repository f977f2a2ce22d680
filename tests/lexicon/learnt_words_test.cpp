#include "lexicon/learnt_words.h"

#include <functional>
#include <random>

#include "calque/align.h"
#include "calque/session.h"
#include "catch.h"
#include "lexicon/lexicon_codec.h"
#include "sample_units.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/session_tools.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

const std::string kNow = "20260901T120000Z";

LexiconKey key(const std::string& without = {}) {
  return {.source = Language("en"), .target = Language("de"), .without = without};
}

std::string words_of(std::mt19937_64& random, const char* letters) {
  std::string out;
  for (std::uint64_t k = 3 + random() % 6; k > 0; --k) {
    for (int i = 0; i < 3; ++i) out += letters[random() % 4];
    out += ' ';
  }
  return out;
}

TranslationUnit random_unit(std::mt19937_64& random) {
  const std::string source = words_of(random, "aeio");
  const std::string target = words_of(random, "kmst");
  return make_unit({{random() % 5 == 0 ? "en-GB" : "en", source.c_str()},
                    {random() % 7 == 0 ? "fr" : "de", target.c_str()}});
}

void run_batch(Session& session, const std::string& file, const std::function<void(Batch&)>& work) {
  Batch batch = session.begin({.kind = "add", .source = file, .started = kNow, .header = ""});
  work(batch);
  batch.commit();
}

void add_units(Session& session, std::mt19937_64& random, std::uint64_t count,
               const std::string& file = "a.tmx") {
  run_batch(session, file, [&](Batch& batch) {
    for (; count > 0; --count) batch.add(random_unit(random));
  });
}

/// A memory with random units.
struct FilledMemory {
  FilledMemory(unsigned seed, std::uint64_t units) : random(seed) {
    add_units(session, random, units);
  }
  TemporaryFolder folder;
  Session session{folder / "m.calque", Session::Access::create};
  std::mt19937_64 random;
};

LearntWords learn(Session& session, const LexiconKey& what) {
  const TeachingPairs teaching = read_teaching_pairs(session, what);
  return {.point = history_point(session),
          .found = teaching.found,
          .terms = 0,
          .lexicon = align::Lexicon::train(teaching.pairs)};
}

/// The lexicon that the memory keeps where it still holds.
std::optional<LearntWords> still_held(Session& session, const LexiconKey& what) {
  auto stored = load_learnt_words(session, what);
  if (!stored || stored->point == history_point(session)) return stored;
  if (!still_holds(session, what, *stored, 0)) return {};
  return stored;
}

std::vector<UnitId> units_of(Session& session) {
  std::vector<UnitId> out;
  session.for_each_unit({}, [&](const TranslationUnit& unit) { out.push_back(unit.id); });
  return out;
}

/// One random change of the kinds that there are.
void change(Session& session, std::mt19937_64& random) {
  const std::vector<UnitId> units = units_of(session);
  const UnitId some = units[random() % units.size()];
  switch (random() % 6) {
    case 0:
      return run_batch(session, "", [&](Batch& batch) { batch.remove(some); });
    case 1:
      return run_batch(session, "",
                       [&](Batch& batch) { batch.replace(some, random_unit(random)); });
    case 2: {
      const auto batches = session.batches();
      const BatchRecord& last = batches.back();
      if (last.undone.empty() && last.info.kind != "compact") session.undo(last.id, kNow);
      return;
    }
    case 3:
      return add_units(session, random, 20 + random() % 40, "b.tmx");
    default:
      return add_units(session, random, random() % 3);
  }
}

}  // namespace

TEST_CASE("of many pairs some of the newest do not teach") {
  CHECK(teaching_count(0) == 0);
  CHECK(teaching_count(63) == 63);
  CHECK(teaching_count(64) == 64);
  CHECK(teaching_count(65) == 64);
  CHECK(teaching_count(1000) == 992);
  CHECK(teaching_count(1007) == 992);
  CHECK(teaching_count(1008) == 1008);
  CHECK(teaching_count(kMostPairs) == kMostPairs);
}

TEST_CASE("a lexicon that is kept and still holds is what would be learnt now") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  std::mt19937_64 random(GENERATE(1U, 2U));
  const LexiconKey what = key(GENERATE("", "b.tmx"));
  add_units(session, random, 90);
  int held = 0;
  int stale = 0;
  for (int round = 0; round < 30; ++round) {
    const codec::Bytes now = encode_lexicon(learn(session, what).lexicon);
    if (const auto stored = still_held(session, what)) {
      ++held;
      CHECK(encode_lexicon(stored->lexicon) == now);
    } else {
      ++stale;
      REQUIRE(store_learnt_words(session.path(), what, learn(session, what)));
      CHECK(encode_lexicon(still_held(session, what)->lexicon) == now);
    }
    change(session, random);
  }
  CHECK(held > 2);
  CHECK(stale > 2);
}

TEST_CASE("a pair that is deleted or changed teaches no more, a few new ones wait") {
  FilledMemory filled(5, 300);
  Session& session = filled.session;
  std::mt19937_64& random = filled.random;
  REQUIRE(store_learnt_words(session.path(), key(), learn(session, key())));
  SECTION("deleted") {
    run_batch(session, "", [](Batch& batch) { batch.remove(UnitId{7}); });
    CHECK_FALSE(still_held(session, key()));
  }
  SECTION("changed") {
    run_batch(session, "", [](Batch& batch) {
      batch.replace(UnitId{9}, make_unit({{"en", "new"}, {"de", "neu"}}));
    });
    CHECK_FALSE(still_held(session, key()));
  }
  SECTION("one more") {
    add_units(session, random, 1);
    CHECK(still_held(session, key()));
  }
  SECTION("undone") {
    add_units(session, random, 1);
    session.undo(session.batches().back().id, kNow);
    CHECK_FALSE(still_held(session, key()));
  }
  SECTION("many more") {
    add_units(session, random, 300);
    CHECK_FALSE(still_held(session, key()));
  }
  SECTION("units of other languages") {
    run_batch(session, "", [](Batch& batch) {
      for (int i = 0; i < 500; ++i) {
        const std::string text = "texte " + std::to_string(i);
        batch.add(make_unit({{"fr", text.c_str()}, {"tr", text.c_str()}}));
      }
    });
    run_batch(session, "", [&](Batch& batch) { batch.remove(units_of(session).back()); });
    CHECK(still_held(session, key()));
  }
  SECTION("compacted without its archive") {
    Batch batch = session.begin({.kind = "compact", .source = "", .started = kNow, .header = ""});
    batch.commit();
    CHECK_FALSE(still_held(session, key()));
  }
}

TEST_CASE("the same beads and confidences come of a lexicon that was kept") {
  FilledMemory filled(6, 200);
  Session& session = filled.session;
  const LearntWords learnt = learn(session, key());
  REQUIRE(store_learnt_words(session.path(), key(), learnt));
  const auto stored = load_learnt_words(session, key());
  REQUIRE(stored);
  std::vector<align::AlignSegment> source;
  std::vector<align::AlignSegment> target;
  const TeachingPairs teaching = read_teaching_pairs(session, key());
  for (std::size_t i = 0; i < 40; ++i) {
    source.push_back({.text = teaching.pairs[i * 3].first});
    if (i % 9 != 4) target.push_back({.text = teaching.pairs[i * 3].second});
  }
  const auto fresh = align::align(source, target, {.lexicon = &learnt.lexicon});
  const auto kept = align::align(source, target, {.lexicon = &stored->lexicon});
  REQUIRE(fresh.beads.size() == kept.beads.size());
  for (std::size_t k = 0; k < fresh.beads.size(); ++k) {
    CHECK(fresh.beads[k].source == kept.beads[k].source);
    CHECK(fresh.beads[k].target == kept.beads[k].target);
    CHECK(fresh.beads[k].confidence == kept.beads[k].confidence);
  }
}

TEST_CASE("long texts do not teach") {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  run_batch(session, "", [](Batch& batch) {
    const std::string text(kLongestTeaching + 1, 'a');
    batch.add(make_unit({{"en", text.c_str()}, {"de", "kurz"}}));
    batch.add(make_unit({{"en", "short"}, {"de", text.c_str()}}));
    batch.add(make_unit({{"en", "short"}, {"de", "kurz"}}));
  });
  const TeachingPairs teaching = read_teaching_pairs(session, key());
  REQUIRE(teaching.pairs.size() == 1);
  CHECK(teaching.pairs[0] == std::pair<std::string, std::string>("short", "kurz"));
}

TEST_CASE("a memory keeps one lexicon a language pair and one without a file's units") {
  FilledMemory filled(7, 30);
  Session& session = filled.session;
  for (const char* file : {"", "a.tmx", "b.tmx"}) {
    REQUIRE(store_learnt_words(session.path(), key(file), learn(session, key(file))));
  }
  const auto kept = list_learnt_words(session);
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].key.without.empty());
  CHECK(kept[1].key.without == "b.tmx");
  CHECK(kept[0].pairs == kept[1].pairs);
  CHECK(kept[0].bytes > 100);
  forget_learnt_words(session);
  CHECK(list_learnt_words(session).empty());
}

TEST_CASE("a lexicon is not kept while another program writes, nor in a file that is not there") {
  FilledMemory filled(8, 10);
  Session& session = filled.session;
  const LearntWords words = learn(session, key());
  {
    const sqlite::Transaction writing(session.tools().database());
    CHECK_FALSE(store_learnt_words(session.path(), key(), words));
  }
  CHECK_FALSE(load_learnt_words(session, key()));
  CHECK(store_learnt_words(session.path(), key(), words));
  CHECK_FALSE(store_learnt_words(filled.folder / "none.calque", key(), words));
  CHECK_FALSE(std::filesystem::exists(filled.folder / "none.calque"));
}

TEST_CASE("damaged lexicons and those made by other rules are not used, and verify tells damage") {
  FilledMemory filled(9, 30);
  Session& session = filled.session;
  REQUIRE(store_learnt_words(session.path(), key(), learn(session, key())));
  CHECK(check_learnt_words(session).empty());
  const auto [damage, told] =
      GENERATE(std::pair("UPDATE learnt_words SET words = substr(words, 1, length(words) - 1)", 1U),
               std::pair("UPDATE learnt_words SET words = x''", 1U),
               std::pair("UPDATE learnt_words SET words = 'text'", 1U),
               std::pair("UPDATE learnt_words SET checksum = 0", 1U),
               std::pair("UPDATE learnt_words SET rules = rules + 1", 0U));
  session.tools().database().execute(damage);
  CHECK_FALSE(load_learnt_words(session, key()));
  CHECK(check_learnt_words(session).size() == told);
}

TEST_CASE("bytes that are changed anywhere give another lexicon or none") {
  std::mt19937_64 random(10);
  std::vector<std::pair<std::string, std::string>> pairs;
  for (int i = 0; i < 30; ++i)
    pairs.emplace_back(words_of(random, "aeio"), words_of(random, "kmst"));
  const codec::Bytes good = encode_lexicon(align::Lexicon::train(pairs));
  REQUIRE(decode_lexicon(good));
  CHECK(encode_lexicon(*decode_lexicon(good)) == good);
  for (std::size_t at = 0; at < good.size(); ++at) {
    CHECK_FALSE(decode_lexicon(std::span(good).first(at)));
    codec::Bytes bad = good;
    bad[at] ^= static_cast<std::byte>(1 + random() % 255);
    if (const auto read = decode_lexicon(bad)) CHECK(encode_lexicon(*read) != good);
  }
}

TEST_CASE("hostile bytes are no lexicon and cost no memory") {
  std::mt19937_64 random(11);
  for (int round = 0; round < 300; ++round) {
    codec::Bytes bytes(random() % 200);
    for (std::byte& byte : bytes) byte = static_cast<std::byte>(random());
    decode_lexicon(bytes);
  }
  // A billion words; then words that each repeat all of the one before.
  codec::Bytes many;
  codec::put_varint(many, 1'000'000'000);
  CHECK_FALSE(decode_lexicon(many));
  codec::Bytes growing;
  codec::put_varint(growing, 1U << 16U);
  for (std::uint64_t k = 0; k < 1U << 16U; ++k) {
    codec::put_varint(growing, k);
    codec::put_varint(growing, 1);
    growing.push_back(std::byte{'a'});
  }
  CHECK_FALSE(decode_lexicon(growing));
  CHECK_FALSE(decode_lexicon({}));
}
