#include "glossary/glossary_writer.h"

#include "calque/error.h"
#include "glossary/datum_json.h"
#include "store/session_tools.h"

namespace calque::glossary {
namespace {

/// The highest id of a table and its archive: an id in the archive is not given to another row.
std::int64_t last_id(sqlite::Database& database, const std::string& table) {
  // Far above what any memory gives out, and far enough below the largest number that adding to it
  // cannot overflow: a hostile file may hold any id.
  constexpr std::int64_t kMost = std::int64_t{1} << 62U;
  const std::int64_t last =
      database.query_int("SELECT max(coalesce((SELECT max(id) FROM " + table +
                         "), 0), coalesce((SELECT max(id) FROM archived_" + table + "), 0))");
  if (last < kMost) return last;
  throw Error(database.path().string() + ": the table " + table + " has a row with the number " +
              std::to_string(last) + ": restore the file from a backup");
}

/// A row that this batch wrote has no earlier state to go back to.
constexpr const char* kArchiveTerms =
    "INSERT INTO archived_term SELECT t.*, ?2 FROM term t JOIN concept c ON c.id = t.concept "
    "WHERE c.id = ?1 AND c.batch <> ?2";
constexpr const char* kArchiveConcept =
    "INSERT INTO archived_concept SELECT *, ?2 FROM concept WHERE id = ?1 AND batch <> ?2";

}  // namespace

GlossaryWriter::GlossaryWriter(Session& session, Batch& batch)
    : batch_(batch),
      glossary_(session),
      find_equal_(session.tools().database(), "SELECT id FROM concept WHERE fingerprint = ?"),
      find_identifier_(session.tools().database(),
                       "SELECT id FROM concept WHERE identifier = ? ORDER BY id LIMIT 1"),
      insert_entry_(session.tools().database(),
                    "INSERT INTO concept(id, batch, origin, fingerprint, identifier, data, "
                    "language_data) VALUES(?,?,?,?,?,?,?)"),
      insert_term_(session.tools().database(),
                   "INSERT INTO term(id, concept, language, text, identifier, status, "
                   "part_of_speech, data) VALUES(?,?,?,?,?,?,?,?)"),
      last_entry_(last_id(session.tools().database(), "concept")),
      last_term_(last_id(session.tools().database(), "term")) {}

/// Equal content is known, whatever its id; the same id with other content is replaced or stands
/// beside, as the caller wishes.
std::optional<EntryId> GlossaryWriter::add(const Entry& entry, Known known) {
  const std::int64_t fingerprint = fingerprint_of(entry);
  if (is_known(entry, fingerprint)) {
    batch_.writer().count({.duplicates = 1});
    return std::nullopt;
  }
  if (known == Known::replace && !entry.identifier.empty()) {
    if (const auto old = with_identifier(entry.identifier)) {
      insert(*old, entry, fingerprint, take_out(*old));
      batch_.writer().count({.replaced = 1});
      return old;
    }
  }
  const EntryId id{++last_entry_};
  insert(id, entry, fingerprint, batch_.id());
  batch_.writer().count({.added = 1});
  return id;
}

/// The fingerprint finds, the content decides: hashes may collide.
bool GlossaryWriter::is_known(const Entry& entry, std::int64_t fingerprint) {
  for (const sqlite::Row& row : find_equal_.rows(fingerprint)) {
    const auto stored = glossary_.entry(EntryId{row.column_int(0)});
    if (stored && stored->same_content(entry)) return true;
  }
  return false;
}

std::optional<EntryId> GlossaryWriter::with_identifier(const std::string& identifier) {
  for (const sqlite::Row& row : find_identifier_.rows(std::string_view(identifier))) {
    return EntryId{row.column_int(0)};
  }
  return std::nullopt;
}

void GlossaryWriter::require(EntryId id) {
  if (glossary_.entry(id)) return;
  throw UsageError("there is no glossary entry " + std::to_string(id.value) +
                   ": \"calque glossary list\" shows the numbers of entries");
}

void GlossaryWriter::replace(EntryId id, const Entry& entry) {
  require(id);
  const BatchId origin = take_out(id);
  insert(id, entry, fingerprint_of(entry), origin);
  batch_.writer().count({.replaced = 1});
}

void GlossaryWriter::remove(EntryId id) {
  require(id);
  take_out(id);
  batch_.writer().count({.removed = 1});
}

/// To the archive, unless this very batch wrote it: undoing the batch goes back to what was before.
/// Returns the batch that first brought the entry.
BatchId GlossaryWriter::take_out(EntryId id) {
  sqlite::Statement find_origin(glossary_.session().tools().database(),
                                "SELECT origin FROM concept WHERE id = ?");
  BatchId origin = batch_.id();
  for (const sqlite::Row& row : find_origin.rows(id.value)) origin = BatchId{row.column_int(0)};
  // Terms first: which of them are archived is told by their concept.
  for (const char* sql : {kArchiveTerms, kArchiveConcept}) {
    sqlite::Statement archive(glossary_.session().tools().database(), sql);
    archive.bind(1, id.value).bind(2, batch_.id().value).run();
  }
  for (const char* sql :
       {"DELETE FROM term WHERE concept = ?", "DELETE FROM concept WHERE id = ?"}) {
    sqlite::Statement(glossary_.session().tools().database(), sql).bind(1, id.value).run();
  }
  return origin;
}

void GlossaryWriter::insert(EntryId id, const Entry& entry, std::int64_t fingerprint,
                            BatchId origin) {
  const std::string data = data_to_json(entry.data);
  const std::string sections = sections_to_json(entry.languages);
  insert_entry_.bind(1, id.value).bind(2, batch_.id().value).bind(3, origin.value);
  insert_entry_.bind(4, fingerprint).bind_or_null(5, entry.identifier);
  insert_entry_.bind_or_null(6, data).bind_or_null(7, sections).run();
  for (const Term& term : entry.terms) insert_term(id, term);
}

void GlossaryWriter::insert_term(EntryId entry, const Term& term) {
  const std::string data = data_to_json(term.data);
  insert_term_.bind(1, ++last_term_).bind(2, entry.value);
  insert_term_.bind(3, batch_.writer().languages().intern(term.language).value);
  insert_term_.bind(4, std::string_view(term.text)).bind_or_null(5, term.identifier);
  insert_term_.bind_or_null(6, name_of(term.status)).bind_or_null(7, term.part_of_speech);
  insert_term_.bind_or_null(8, data).run();
}

}  // namespace calque::glossary
