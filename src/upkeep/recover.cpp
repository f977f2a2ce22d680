#include "upkeep/recover.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "calque/error.h"
#include "calque/glossary.h"
#include "calque/session.h"
#include "file/system.h"
#include "model/told_by_properties.h"
#include "sqlite/checkpoint.h"
#include "sqlite/damaged_file.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/fingerprint.h"
#include "store/index_check.h"
#include "store/schema.h"
#include "store/session_tools.h"
#include "store/topic_table.h"
#include "store/unit_reader.h"
#include "store/unit_uids.h"
#include "store/version_4.h"
#include "text/utf8.h"
#include "upkeep/mended_tables.h"
#include "upkeep/rescued_rows.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostProblems = 20;  // more than anyone reads

std::vector<std::int64_t> ids_of(sqlite::Database& database, const char* sql) {
  sqlite::Statement query(database, sql);
  std::vector<std::int64_t> ids;
  for (const sqlite::Row& row : query.rows()) ids.push_back(row.column_int(0));
  return ids;
}

/// Runs statements of one parameter each.
void run_all(sqlite::Database& database, std::initializer_list<const char*> statements,
             std::int64_t id) {
  for (const char* sql : statements) sqlite::Statement(database, sql).bind(1, id).run();
}

/// Reads what was rescued as the memory would, gives up what cannot be read, and counts.
class Examiner {
 public:
  Examiner(Session& session, const RecoverOptions& options, RecoverReport& report)
      : session_(session),
        database_(session.tools().database()),
        options_(options),
        report_(report) {}

  void examine() {
    count_missing("unit", "named_unit", "unit", report_.units);
    count_missing("glossary entry", "named_concept", "concept", report_.entries);
    examine_units();
    examine_entries();
  }

 private:
  void problem(const std::string& what) {
    if (report_.problems.size() < kMostProblems) report_.problems.push_back(what);
  }

  void examine_units() {
    sqlite::Statement stored(database_, "SELECT fingerprint, fingerprint2 FROM unit WHERE id = ?");
    sqlite::Statement update(database_,
                             "UPDATE unit SET fingerprint = ?, fingerprint2 = ? WHERE id = ?");
    sqlite::Statement tell(database_,
                           "UPDATE unit SET topic = ?2, confirmed = CASE WHEN ?3 THEN batch ELSE "
                           "confirmed END WHERE id = ?1");
    TopicTable topics(database_);
    // What is given up of a unit is looked for by the unit, which a memory has no index for:
    // without one, each lost unit of 200,000 was a way through all texts, a minute for 1,800 of
    // them.
    database_.execute("CREATE INDEX variant_of_unit ON variant(unit)");
    std::int64_t done = 0;
    for (const std::int64_t id : ids_of(database_, "SELECT id FROM unit ORDER BY id")) {
      if (++done % 256 == 0 && options_.progress) options_.progress(done);
      const std::string name = "unit " + std::to_string(id);
      const auto unit = readable_unit(UnitId{id});
      if (!unit || unit->variants.empty()) {
        lose(name, "none of its texts can be read", report_.units);
        run_all(database_, {"DELETE FROM variant WHERE unit = ?", "DELETE FROM unit WHERE id = ?"},
                id);
        continue;
      }
      const Fingerprint made = fingerprint_of(*unit);
      Fingerprint found;
      for (const sqlite::Row& row : stored.rows(id)) found = {row.column_int(0), row.column_int(1)};
      // Versions before 4 have the first half alone.
      note(found.first == made.first && (found == made || found.second == 0), name, report_.units);
      if (found != made) update.bind(1, made.first).bind(2, made.second).bind(3, id).run();
      const auto topic = topics.intern(topic_of(unit->properties));
      const bool confirmed = found.first != 0 && found.second == 0 && says_confirmed(*unit);
      if (topic) tell.bind(2, *topic);
      if (topic || confirmed) tell.bind(1, id).bind(3, confirmed ? 1 : 0).run();
      tell.clear_bindings();
    }
    database_.execute("DROP INDEX variant_of_unit");
  }

  /// The unit; without notes and properties, or without inline tags, where these cannot be read.
  std::optional<TranslationUnit> readable_unit(UnitId id) {
    constexpr const char* kUnitDetails =
        "UPDATE unit SET notes = NULL, properties = NULL WHERE id = ?";
    constexpr const char* kDetails =
        "UPDATE variant SET notes = NULL, properties = NULL WHERE unit = ?";
    constexpr const char* kTags = "UPDATE variant SET markup = NULL WHERE unit = ?";
    for (const char* give_up : {kUnitDetails, kDetails, kTags}) {
      if (auto unit = try_to_read(id)) return unit;
      run_all(database_, {give_up}, id.value);
    }
    return try_to_read(id);
  }

  std::optional<TranslationUnit> try_to_read(UnitId id) {
    if (!reader_) reader_.emplace(database_, session_.tools().languages());
    try {
      return reader_->read(id);
    } catch (const Error&) {
      reader_.reset();  // its statement may still stand at the row
      return std::nullopt;
    }
  }

  void examine_entries() {
    sqlite::Statement stored(database_, "SELECT fingerprint FROM concept WHERE id = ?");
    sqlite::Statement update(database_, "UPDATE concept SET fingerprint = ? WHERE id = ?");
    for (const std::int64_t id : ids_of(database_, "SELECT id FROM concept ORDER BY id")) {
      const std::string name = "glossary entry " + std::to_string(id);
      const auto entry = readable_entry(glossary::EntryId{id});
      if (!entry || entry->terms.empty()) {
        lose(name, "none of its terms can be read", report_.entries);
        run_all(database_,
                {"DELETE FROM term WHERE concept = ?", "DELETE FROM concept WHERE id = ?"}, id);
        continue;
      }
      const std::int64_t fingerprint = glossary::fingerprint_of(*entry);
      bool whole = false;
      for (const sqlite::Row& row : stored.rows(id)) whole = row.column_int(0) == fingerprint;
      note(whole, name, report_.entries);
      if (!whole) update.bind(1, fingerprint).bind(2, id).run();
    }
  }

  std::optional<glossary::Entry> readable_entry(glossary::EntryId id) {
    for (const bool again : {false, true}) {
      try {
        return glossary::Glossary(session_).entry(id);
      } catch (const Error&) {
        if (again) return std::nullopt;
        run_all(database_,
                {"UPDATE concept SET data = NULL, language_data = NULL WHERE id = ?",
                 "UPDATE term SET data = NULL WHERE concept = ?"},
                id.value);
      }
    }
    return std::nullopt;
  }

  void note(bool whole, const std::string& name, RecoverCounts& counts) {
    ++(whole ? counts.whole : counts.partial);
    if (!whole) problem(name + ": a part of it is lost");
  }

  void lose(const std::string& name, const std::string& why, RecoverCounts& counts) {
    ++counts.lost;
    problem(name + " is lost: " + why);
  }

  /// Those that an index names and of which no row was found.
  void count_missing(const std::string& what, const std::string& named, const std::string& table,
                     RecoverCounts& counts) {
    const std::string missing =
        " FROM temp." + named + " WHERE id NOT IN (SELECT id FROM " + table + ")";
    counts.lost += database_.query_int("SELECT count(*)" + missing);
    const std::string some = "SELECT id" + missing + " ORDER BY id LIMIT 20";
    for (const std::int64_t id : ids_of(database_, some.c_str())) {
      problem(what + " " + std::to_string(id) + " is lost: the page that held it cannot be read");
    }
  }

  Session& session_;
  sqlite::Database& database_;
  const RecoverOptions& options_;
  RecoverReport& report_;
  std::optional<UnitReader> reader_;
};

/// A memory that is not finished yet, which goes with its logs unless it gets its place.
class UnfinishedMemory {
 public:
  explicit UnfinishedMemory(const fs::path& place) : place_(place), path_(place) {
    path_ += ".part" + file::process_number();
  }
  ~UnfinishedMemory() {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm"}) {
      fs::path file = path_;
      fs::remove(file += ending, ignored);
    }
  }
  UnfinishedMemory(const UnfinishedMemory&) = delete;
  UnfinishedMemory& operator=(const UnfinishedMemory&) = delete;

  const fs::path& path() const { return path_; }

  void move_to_place() const {
    std::error_code error;
    fs::rename(path_, place_, error);
    if (error) throw Error("cannot write " + place_.string() + ": " + error.message());
  }

 private:
  fs::path place_;
  fs::path path_;
};

void require_free(const fs::path& place) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(place, error))) {
    throw UsageError(place.string() + " exists already: name a new file for what is rescued");
  }
}

/// A file whose beginning says clearly that it is something else.
void require_memory(const sqlite::DamagedFile& file) {
  constexpr std::size_t kUserVersion = 60;    // in the header of the file
  constexpr std::size_t kApplicationId = 68;  // likewise
  const sqlite::PageFile& pages = file.file();
  if (!pages.has_header()) return;
  const bool ours = pages.header_number(kApplicationId) == schema::kApplicationId ||
                    (file.broken_pages("unit") && file.broken_pages("variant"));
  if (!ours) throw InputError(pages.path().string() + " is not a calque memory");
  if (pages.header_number(kUserVersion) > schema::kVersion) {
    throw InputError(pages.path().string() +
                     " was written by a newer version of calque: update calque to recover it");
  }
}

/// The index of all that there was is damaged, and so is a table.
bool may_lose_more(const sqlite::DamagedFile& file, std::string_view index,
                   std::initializer_list<std::string_view> tables) {
  if (file.broken_pages(index).value_or(0) == 0) return false;
  return std::ranges::any_of(
      tables, [&file](std::string_view table) { return file.broken_pages(table).value_or(0) > 0; });
}

/// After it nothing before can be undone: what was replaced is not rescued (see Session::undo).
void add_batch(sqlite::Database& database, const fs::path& damaged, const RecoverOptions& options,
               const RecoverReport& report) {
  const std::string name = text::replace_invalid_utf8(damaged.filename().string());
  sqlite::Statement insert(database,
                           "INSERT INTO batch(kind, source, started, added, uid) "
                           "VALUES('recover', ?, ?, ?, ?)");
  insert.bind(1, std::string_view(name)).bind(2, std::string_view(options.started));
  const auto uid = new_batch_uid().value.bytes();
  insert.bind(3, report.units.whole + report.units.partial).bind_blob(4, uid).run();
}

void fill(Session& session, sqlite::DamagedFile& from, const RecoverOptions& options,
          RecoverReport& report) {
  sqlite::Database& database = session.tools().database();
  sqlite::Transaction transaction(database, sqlite::ForeignKeys::trusted);
  copy_rescued_rows(from, database);
  mend_references(database, options.started);
  session.tools().languages().reload();
  Examiner(session, options, report).examine();
  schema::complete_batches(database);
  report.lost_languages = lost_languages(database);
  add_batch(database, from.file().path(), options, report);
  transaction.commit();
}

}  // namespace

bool RecoverReport::complete() const {
  return units.partial == 0 && units.lost == 0 && entries.partial == 0 && entries.lost == 0 &&
         !more_may_be_lost;
}

RecoverReport recover_memory(const fs::path& damaged, const fs::path& rescued,
                             const RecoverOptions& options) {
  require_free(rescued);
  sqlite::DamagedFile from(damaged);
  require_memory(from);
  RecoverReport report;
  report.more_may_be_lost = may_lose_more(from, "unit_fingerprint", {"unit", "variant"}) ||
                            may_lose_more(from, "concept_fingerprint", {"concept", "term"});
  const UnfinishedMemory unfinished(rescued);
  {
    Session session(unfinished.path(), Session::Access::create);
    fill(session, from, options, report);
    rebuild_index(session);
    sqlite::checkpoint(session.tools().database());
  }
  const std::int64_t found =
      report.units.whole + report.units.partial + report.entries.whole + report.entries.partial;
  const bool known_empty = report.complete() && from.broken_pages("unit").has_value();
  if (found == 0 && !known_empty) {
    throw InputError("nothing of a memory can be read in " + damaged.string() +
                     ": restore it from a backup");
  }
  require_free(rescued);
  unfinished.move_to_place();
  return report;
}

}  // namespace calque
