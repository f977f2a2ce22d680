// A memory file that a stranger has changed: rows, bytes of blobs, the schema, whole pages.
// Whatever it holds, only calque::Error may come out of using it, in bounded time and memory.
//
// An input is a list of changes of nine bytes and more each (see Changes) to a memory that is made
// once, at the start.

#include <sqlite3.h>
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

#include "error.h"
#include "exchange/unit_export.h"
#include "glossary/glossary.h"
#include "glossary/glossary_writer.h"
#include "glossary/term_lookup.h"
#include "memory/concordance.h"
#include "memory/index_check.h"
#include "memory/index_writer.h"
#include "memory/learnt_words.h"
#include "memory/lookup.h"
#include "memory/memory.h"
#include "memory/table_check.h"
#include "require.h"

using namespace calque;

namespace {

namespace fs = std::filesystem;

constexpr const char* kNow = "20260102T030405Z";
constexpr int kPageBytes = 4096;
constexpr int kMostChanges = 16;

/// Reads an input; zeros after its end.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  bool at_end() const { return at_ >= size_; }
  std::uint8_t byte() { return at_end() ? 0 : data_[at_++]; }
  std::uint32_t number() {
    const std::uint32_t low = byte();
    return low | std::uint32_t{byte()} << 8U;
  }
  std::int64_t wide() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 8) value |= std::uint64_t{byte()} << shift;
    return static_cast<std::int64_t>(value);
  }
  std::string bytes() {
    std::string out(byte() % 64, '\0');
    for (char& c : out) c = static_cast<char>(byte());
    return out;
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t at_ = 0;
};

constexpr std::array kTables{"language",
                             "batch",
                             "attributes",
                             "unit",
                             "variant",
                             "archived_unit",
                             "archived_variant",
                             "concept",
                             "term",
                             "archived_concept",
                             "archived_term",
                             "fuzzy_run",
                             "fuzzy_chunk",
                             "fuzzy_recent",
                             "fuzzy_removed",
                             "fuzzy_origin",
                             "learnt_words",
                             "sqlite_sequence"};

/// What a stranger may put into the schema.
constexpr std::array kHostileSql{
    "CREATE TRIGGER t AFTER INSERT ON unit BEGIN DELETE FROM variant; END",
    "CREATE TRIGGER t AFTER INSERT ON batch BEGIN INSERT INTO language(tag) WITH RECURSIVE c(x) AS "
    "(SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT 'x-' || x FROM c; END",
    "ALTER TABLE variant RENAME TO variant0; CREATE VIEW variant AS WITH RECURSIVE c(x) AS (SELECT "
    "1 UNION ALL SELECT x + 1 FROM c) SELECT x AS id, 1 AS unit, 1 AS language, 't' AS text FROM c",
    "DROP VIEW translation_pair; CREATE VIEW translation_pair AS SELECT 1",
    "CREATE INDEX other ON variant(language, text)",
    "CREATE INDEX other ON variant(replace(hex(zeroblob(100000000)), '0', text))",
    "CREATE INDEX other ON variant(text) WHERE length(randomblob(100000000)) > 1",
    "CREATE TABLE other(x)",
    "CREATE VIRTUAL TABLE other USING fts5(x)",
    "ALTER TABLE unit ADD COLUMN other TEXT AS (hex(zeroblob(100000000)))",
    "DROP TABLE fuzzy_removed",
    "DROP TABLE learnt_words; CREATE TABLE learnt_words(source TEXT CHECK(length(source) < 1))",
    "PRAGMA user_version = 1",
    "PRAGMA user_version = -5",
    "UPDATE unit SET first_variant = 1, variants = 1152921504606846976",
    "UPDATE variant SET text = CAST(zeroblob(70000) AS TEXT)",
    "DELETE FROM language",
    "ANALYZE; UPDATE sqlite_stat1 SET stat = '9223372036854775807 1 1'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE unit(id, "
    "batch)' WHERE name = 'unit'",
};

/// The file as others see it, without the guards of calque.
class OpenFile {
 public:
  explicit OpenFile(const fs::path& path) {
    require(sqlite3_open(path.c_str(), &database_) == SQLITE_OK, "the template opens");
  }
  ~OpenFile() { sqlite3_close_v2(database_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// What cannot be done (a row is not there, a constraint holds) is not done.
  void run(const std::string& sql) {
    sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
  }

  std::int64_t number(const std::string& sql) {
    sqlite3_stmt* query = nullptr;
    sqlite3_prepare_v2(database_, sql.c_str(), -1, &query, nullptr);
    const bool found = query != nullptr && sqlite3_step(query) == SQLITE_ROW;
    const std::int64_t value = found ? sqlite3_column_int64(query, 0) : 0;
    sqlite3_finalize(query);
    return value;
  }

  std::string text(const std::string& sql) {
    sqlite3_stmt* query = nullptr;
    sqlite3_prepare_v2(database_, sql.c_str(), -1, &query, nullptr);
    std::string value;
    if (query != nullptr && sqlite3_step(query) == SQLITE_ROW) {
      const auto* data = static_cast<const char*>(sqlite3_column_blob(query, 0));
      if (data != nullptr)
        value.assign(data, static_cast<std::size_t>(sqlite3_column_bytes(query, 0)));
    }
    sqlite3_finalize(query);
    return value;
  }

 private:
  sqlite3* database_ = nullptr;
};

std::string hex_of(const std::string& bytes) {
  constexpr const char* kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

/// The changes that an input asks for: to cells, rows and the schema by SQL, then to pages.
class Changes {
 public:
  Changes(Input& input, fs::path path) : input_(input), path_(std::move(path)) {}

  void make() {
    {
      OpenFile file(path_);
      file.run("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN");
      for (int i = 0; i < kMostChanges && !input_.at_end(); ++i) change(file);
      file.run("COMMIT");
    }
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    for (const PageBytes& change : pages_) {
      file.seekp(change.place);
      file.write(change.bytes.data(), static_cast<std::streamsize>(change.bytes.size()));
    }
  }

 private:
  struct PageBytes {
    std::int64_t place = 0;
    std::string bytes;
  };

  void change(OpenFile& file) {
    switch (input_.byte() % 8) {
      case 0:
        return set_cell(file, std::to_string(input_.wide()));
      case 1:
        return set_cell(file, "x'" + hex_of(input_.bytes()) + "'");
      case 2:
        return set_cell(file, "CAST(x'" + hex_of(input_.bytes()) + "' AS TEXT)");
      case 3:
        return set_cell(file, input_.byte() % 2 == 0 ? "NULL" : "1e300");
      case 4:
        return patch_cell(file);
      case 5:
        choose(file);
        return file.run("DELETE FROM " + table_ + " WHERE rowid = " + row_);
      case 6:
        return file.run(kHostileSql[input_.byte() % kHostileSql.size()]);
      default:
        pages_.push_back(
            {std::int64_t{input_.number()} * kPageBytes / 16 + input_.byte(), input_.bytes()});
    }
  }

  void choose(OpenFile& file) {
    table_ = kTables[input_.byte() % kTables.size()];
    const std::int64_t rows = file.number("SELECT count(*) FROM " + table_);
    const std::int64_t columns =
        file.number("SELECT count(*) FROM pragma_table_info('" + table_ + "')");
    const std::int64_t row = rows == 0 ? 0 : input_.number() % rows;
    row_ = std::to_string(file.number("SELECT rowid FROM " + table_ +
                                      " ORDER BY rowid LIMIT 1 OFFSET " + std::to_string(row)));
    const std::int64_t column = columns == 0 ? 0 : input_.byte() % columns;
    column_ = file.text("SELECT name FROM pragma_table_info('" + table_ +
                        "') WHERE cid = " + std::to_string(column));
  }

  void set_cell(OpenFile& file, const std::string& value) {
    choose(file);
    file.run("UPDATE " + table_ + " SET \"" + column_ + "\" = " + value + " WHERE rowid = " + row_);
  }

  void patch_cell(OpenFile& file) {
    choose(file);
    std::string cell =
        file.text("SELECT \"" + column_ + "\" FROM " + table_ + " WHERE rowid = " + row_);
    const std::string bytes = input_.bytes();
    const std::size_t place = cell.empty() ? 0 : input_.number() % cell.size();
    if (input_.byte() % 4 == 0) {
      cell.resize(place);
    } else {
      cell.replace(place, std::min(bytes.size(), cell.size() - place), bytes);
    }
    file.run("UPDATE " + table_ + " SET \"" + column_ + "\" = x'" + hex_of(cell) +
             "' WHERE rowid = " + row_);
  }

  Input& input_;
  fs::path path_;
  std::vector<PageBytes> pages_;
  std::string table_;
  std::string row_;
  std::string column_;
};

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
    Memory memory(path(), Memory::Access::create);
    {
      Batch batch =
          memory.begin({.kind = "import", .source = "a.tmx", .started = kNow, .header = {}});
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
      glossary::GlossaryWriter terms(memory, batch);
      glossary::Entry entry;
      for (const auto& [language, text] : {std::pair("en", "house"), std::pair("de", "Haus")}) {
        glossary::Term term;
        term.language = Language(language);
        term.text = text;
        entry.terms.push_back(term);
      }
      terms.add(entry, glossary::Known::keep_both);
      batch.commit();
    }
    Batch batch = memory.begin({.kind = "edit", .source = {}, .started = kNow, .header = {}});
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

void look_up(Memory& memory, int rate) {
  const LookupOptions options{.source = Language("en"),
                              .target = Language("de"),
                              .at_least = MatchRate(rate),
                              .limit = 5,
                              .penalties = {}};
  for (const char* text :
       {"open the house and the 12", "paint the river", "house", "the the the 7"}) {
    const LookupQuery query{.segment = {.text = text, .tags = {}}, .context = {}};
    find(memory, query, options);
    find_parts(memory, query, options);
  }
}

void read(const fs::path& path) {
  Memory memory(path, Memory::Access::read_only);
  attempt([&] { memory.statistics(); });
  attempt([&] { memory.batches(); });
  attempt([&] {
    std::ostringstream out;
    export_tmx(memory, {}, {}, out);
  });
  attempt([&] { check_tables(memory); });
  attempt([&] { check_index(memory); });
  attempt([&] { check_learnt_words(memory); });
  attempt([&] { list_learnt_words(memory); });
  attempt([&] {
    load_learnt_words(memory, {.source = Language("en"), .target = Language("de"), .without = {}});
  });
  for (const int rate : {1, 60, 100}) attempt([&] { look_up(memory, rate); });
  attempt([&] {
    find_concordance(memory,
                     {.phrase = "house", .language = {}, .target = Language("de"), .limit = 9}, {});
  });
  attempt([&] {
    glossary::Glossary terms(memory);
    terms.for_each_entry({}, [](const glossary::Entry&) {});
    glossary::TermLookup(terms, Language("en"), Language("de")).find("a house");
  });
}

void write(const fs::path& path) {
  Memory memory(path, Memory::Access::read_write);
  attempt([&] {
    Batch batch = memory.begin({.kind = "add", .source = {}, .started = kNow, .header = {}});
    batch.add(unit_of({{"en", "open the house and the 12"}, {"fr", "une maison"}}));
    batch.replace(UnitId{5}, unit_of({{"en", "a house"}, {"de", "ein Haus"}}));
    batch.remove(UnitId{6});
    batch.commit();
    memory.undo(batch.id(), kNow);
  });
  attempt([&] { memory.undo(BatchId{2}, kNow); });
  attempt([&] { IndexWriter(memory.database()).compact(); });
  attempt([&] { rebuild_index(memory); });
  attempt([&] { look_up(memory, 60); });
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
