// A memory file that a stranger has changed: rows, bytes of blobs, the schema, whole pages.
// Whatever it holds, only calque::Error may come out of using it, in bounded time and memory.
//
// An input is a list of changes of nine bytes and more each (see Changes) to a memory that is made
// once, at the start.

#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>

#include "calque/error.h"
#include "calque/export.h"
#include "calque/glossary.h"
#include "calque/lookup.h"
#include "calque/session.h"
#include "glossary/glossary_writer.h"
#include "glossary/term_lookup.h"
#include "index/index_writer.h"
#include "lexicon/learnt_words.h"
#include "lookup/concordance.h"
#include "memory_changes.h"
#include "store/index_check.h"
#include "store/session_tools.h"
#include "store/table_check.h"

using namespace calque;

namespace {

namespace fs = std::filesystem;
using memory_fuzz::Changes;
using memory_fuzz::Input;

constexpr const char* kNow = "20260102T030405Z";

TranslationUnit unit_of(std::initializer_list<std::pair<const char*, std::string>> texts) {
  TranslationUnit unit;
  for (const auto& [language, text] : texts) {
    Variant variant;
    variant.language = Language(language);
    variant.segment.text = text;
    unit.variants.push_back(std::move(variant));
  }
  return unit;
}

/// Files in a folder in memory where there is one.
struct Workplace {
  Workplace() {
    const fs::path memory = "/dev/shm";
    std::string pattern =
        ((fs::is_directory(memory) ? memory : fs::temp_directory_path()) / "calque-fuzz-XXXXXX")
            .string();
    folder = mkdtemp(pattern.data());
    fill();
    std::ifstream file(path(), std::ios::binary);
    original.assign(std::istreambuf_iterator<char>(file), {});
  }
  ~Workplace() {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  fs::path path() const { return folder / "m.calque"; }

  void restore() const {
    std::error_code ignored;
    for (const char* log : {"-wal", "-shm", "-journal"}) fs::remove(path().string() + log, ignored);
    std::ofstream(path(), std::ios::binary | std::ios::trunc) << original;
  }

  fs::path folder;
  std::string original;

 private:
  void fill() const {
    constexpr std::array kNouns{"house", "tree", "file", "window", "river", "engine", "paper"};
    constexpr std::array kVerbs{"open", "close", "paint", "save", "print"};
    Session session(path(), Session::Access::create);
    {
      Batch batch =
          session.begin({.kind = "import", .source = "a.tmx", .started = kNow, .header = {}});
      for (int i = 0; i < 200; ++i) {
        const std::string noun = kNouns[static_cast<std::size_t>(i) % kNouns.size()];
        const std::string verb = kVerbs[static_cast<std::size_t>(i) % kVerbs.size()];
        TranslationUnit unit =
            unit_of({{"en", verb + " the " + noun + " and the " + std::to_string(i)},
                     {"de", noun + "-" + verb + " und " + std::to_string(i)}});
        if (i % 8 == 0) unit.properties = {{"x-domain", "ui", "", ""}};
        if (i % 8 == 1)
          unit.variants[0].segment.tags = {{TagKind::placeholder, 4, {{"x", "1"}}, {"<br/>"}}};
        if (i % 8 == 2) unit.variants[0].context = {"before", "after"};
        batch.add(unit);
      }
      glossary::GlossaryWriter terms(session, batch);
      glossary::Entry entry;
      for (const auto& [language, text] : {std::pair("en", "house"), std::pair("de", "Haus")}) {
        glossary::Term term;
        term.language = Language(language);
        term.text = text;
        entry.terms.push_back(term);
      }
      terms.add(entry);
      batch.commit();
    }
    Batch batch = session.begin({.kind = "edit", .source = {}, .started = kNow, .header = {}});
    batch.replace(UnitId{3}, unit_of({{"en", "another text of the house"}, {"de", "ein anderer"}}));
    batch.remove(UnitId{4});
    batch.commit();
    const LexiconKey key{.source = Language("en"), .target = Language("de"), .without = {}};
    const std::vector<std::pair<std::string, std::string>> pairs{{"the house", "das Haus"},
                                                                 {"the tree", "der Baum"}};
    store_learnt_words(
        path(), key,
        {.point = {}, .found = {}, .terms = 0, .lexicon = align::Lexicon::train(pairs)});
  }
};

/// What calque itself throws is an answer; anything else is a finding.
template <typename Use>
void attempt(Use use) {
  try {
    use();
  } catch (const Error&) {
    return;
  }
}

void look_up(Session& session, int rate) {
  const LookupOptions options{.source = Language("en"),
                              .target = Language("de"),
                              .at_least = MatchRate(rate),
                              .limit = 5,
                              .penalties = {}};
  for (const char* text :
       {"open the house and the 12", "paint the river", "house", "the the the 7"}) {
    const LookupQuery query{.segment = {.text = text, .tags = {}}, .context = {}};
    find(session, query, options);
    find_parts(session, query, options);
  }
}

void read(const fs::path& path) {
  Session session(path, Session::Access::read_only);
  attempt([&] { session.statistics(); });
  attempt([&] { session.batches(); });
  attempt([&] {
    std::ostringstream out;
    export_units(session, {}, unit_format("tmx"), {}, out);
  });
  attempt([&] { check_tables(session); });
  attempt([&] { check_index(session); });
  attempt([&] { check_learnt_words(session); });
  attempt([&] { list_learnt_words(session); });
  attempt([&] {
    load_learnt_words(session, {.source = Language("en"), .target = Language("de"), .without = {}});
  });
  for (const int rate : {1, 60, 100}) attempt([&] { look_up(session, rate); });
  attempt([&] {
    find_concordance(session,
                     {.phrase = "house", .language = {}, .target = Language("de"), .limit = 9}, {});
  });
  attempt([&] {
    glossary::Glossary terms(session);
    terms.for_each_entry({}, [](const glossary::Entry&) {});
    glossary::TermLookup(terms, Language("en"), Language("de")).find("a house");
  });
}

void write(const fs::path& path) {
  Session session(path, Session::Access::read_write);
  attempt([&] {
    Batch batch = session.begin({.kind = "add", .source = {}, .started = kNow, .header = {}});
    batch.add(unit_of({{"en", "open the house and the 12"}, {"fr", "une maison"}}));
    batch.replace(UnitId{5}, unit_of({{"en", "a house"}, {"de", "ein Haus"}}));
    batch.remove(UnitId{6});
    batch.commit();
    session.undo(batch.id(), kNow);
  });
  attempt([&] { session.undo(BatchId{2}, kNow); });
  attempt([&] { IndexWriter(session.tools().database()).compact(); });
  attempt([&] { rebuild_index(session); });
  attempt([&] { look_up(session, 60); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Workplace kWorkplace;
  kWorkplace.restore();
  Input input(data, size);
  Changes(input, kWorkplace.path()).make();
  attempt([] { read(kWorkplace.path()); });
  attempt([] { write(kWorkplace.path()); });
  return 0;
}
