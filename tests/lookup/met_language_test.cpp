#include "lookup/met_language.h"

#include "catch.h"
#include "lookup/memory_set.h"
#include "sample_units.h"
#include "store/languages_in_use.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

struct Fixture {
  TemporaryFolder folder;

  MemoryChoice memory(const char* name, const std::vector<TranslationUnit>& units) const {
    Session session(folder / name, Session::Access::create);
    store(session, units);
    return {.path = folder / name};
  }

  static void store(Session& session, const std::vector<TranslationUnit>& units) {
    Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    for (const TranslationUnit& unit : units) batch.add(unit);
    batch.commit();
  }
};

std::size_t found(MemorySet& set, const char* source, const char* target, const char* text) {
  const auto sessions = set.sessions();
  return find(sessions.memories(), {.segment = {.text = text, .tags = {}}, .context = {}},
              {.source = Language(source), .target = Language(target), .penalties = {}})
      .size();
}

const TranslationUnit kPlain = make_unit({{"en", "Open the file."}, {"tr", "Dosyayı açın."}});
const TranslationUnit kRegional =
    make_unit({{"en-GB", "Close the file."}, {"tr-TR", "Dosyayı kapatın."}});

}  // namespace

TEST_CASE("a memory that lacks a region's texts is asked for those of the language") {
  const Fixture fixture;
  MemorySet set(std::vector{fixture.memory("a", {kPlain})});
  CHECK(found(set, "en-US", "tr-TR", "Open the file.") == 0);
  const MemorySet::Met met = set.meet(Language("en-US"), Language("tr-TR"));
  CHECK(met.source.there);
  REQUIRE(met.source.instead.size() == 1);
  CHECK(met.source.instead[0].language == Language("en"));
  CHECK(met.target.taken() == Language("tr"));
  CHECK(found(set, "en-US", "tr-TR", "Open the file.") == 1);
}

TEST_CASE("each of several memories is asked for what it has") {
  const Fixture fixture;
  MemorySet set(std::vector{fixture.memory("a", {kPlain}), fixture.memory("b", {kRegional})});
  const MemorySet::Met met = set.meet(Language("en-GB"), Language("tr"));
  REQUIRE(met.source.instead.size() == 1);
  CHECK(met.source.instead[0].memory == "a");
  CHECK(met.target.instead.empty());
  CHECK(found(set, "en-GB", "tr", "Open the file.") == 1);
  CHECK(found(set, "en-GB", "tr", "Close the file.") == 1);
}

TEST_CASE("another region is good for the source, and no translation") {
  const Fixture fixture;
  MemorySet set(std::vector{fixture.memory("b", {kRegional})});
  CHECK(set.meet(Language("en-US"), Language("tr-TR")).source.there);
  CHECK(found(set, "en-US", "tr-TR", "Close the file.") == 1);
  const MemorySet::Met met = set.meet(Language("tr-TR"), Language("en-US"));
  CHECK_FALSE(met.target.there);
  CHECK(met.target.others == std::vector{Language("en-GB"), Language("tr-TR")});
}

TEST_CASE("languages that no memory has are told with those that there are") {
  const Fixture fixture;
  MemorySet set(std::vector{fixture.memory("a", {kPlain}), fixture.memory("b", {kRegional})});
  const MetLanguage met = set.meet(Language("de"), Language("tr")).source;
  CHECK_FALSE(met.there);
  CHECK(met.others.size() == 4);
}

TEST_CASE("languages of removed texts and of terms are none of a memory's texts") {
  const Fixture fixture;
  Session session(fixture.folder / "m", Session::Access::create);
  Fixture::store(session, {kPlain});
  CHECK(languages_of_texts(session) == std::vector{Language("en"), Language("tr")});
  CHECK(has_text_in(session, Language("tr")));
  session.undo(session.batches().back().id, "20260101T000000Z");
  CHECK(languages_of_texts(session).empty());
  CHECK_FALSE(has_text_in(session, Language("tr")));
  CHECK(languages_of_terms(session).empty());
  CHECK(meet(session, Language("en")).others.empty());
}

TEST_CASE("a language is there for as long as one of its texts is, whatever the index holds") {
  Session session = Session::temporary();
  // More than the index collects before it writes a run.
  std::vector<TranslationUnit> units;
  for (int i = 0; i < 300; ++i) {
    const std::string source = "Open file " + std::to_string(i);
    const std::string target = "Datei " + std::to_string(i);
    units.push_back(make_unit({{"en", source.c_str()}, {"de", target.c_str()}}));
  }
  Fixture::store(session, units);
  Fixture::store(session, {kPlain});
  CHECK(has_text_in(session, Language("de")));
  const auto remove = [&session](std::int64_t first, std::int64_t last) {
    Batch batch = session.begin(
        {.kind = "delete", .source = "", .started = "20260102T000000Z", .header = ""});
    for (std::int64_t id = first; id <= last; ++id) batch.remove(UnitId{id});
    batch.commit();
  };
  remove(1, 299);
  CHECK(has_text_in(session, Language("de")));
  remove(300, 300);
  CHECK_FALSE(has_text_in(session, Language("de")));
  CHECK(languages_of_texts(session) == std::vector{Language("en"), Language("tr")});
}
