#include "lexicon/learnt_words.h"

#include <string_view>

#include "lexicon/lexicon_codec.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/session_tools.h"
#include "store/stored_text.h"
#include "text/hash.h"

namespace calque {
namespace {

// Made when it is first needed: a memory without it is whole, and older programs do not mind it.
constexpr const char* kCreate = R"sql(
CREATE TABLE IF NOT EXISTS learnt_words(
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  without TEXT NOT NULL,
  rules INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  undone INTEGER NOT NULL,
  pairs INTEGER NOT NULL,
  last_variant INTEGER NOT NULL,
  terms INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  words BLOB NOT NULL,
  UNIQUE(source, target, without)
)
)sql";

/// Another program's short write may end meanwhile; an import is not waited for.
/// Milliseconds.
constexpr const char* kPatience = "PRAGMA busy_timeout = 100";

bool has_table(sqlite::Database& database) {
  return database.query_int(
             "SELECT EXISTS(SELECT 1 FROM sqlite_schema WHERE name = 'learnt_words')") != 0;
}

std::int64_t checksum(std::span<const std::byte> bytes) {
  // Bytes as characters: the one view of them that the language allows.
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return static_cast<std::int64_t>(text::hash_bytes(text));
}

void bind_key(sqlite::Statement& statement, const LexiconKey& key) {
  statement.bind(1, std::string_view(key.source.tag()));
  statement.bind(2, std::string_view(key.target.tag()));
  statement.bind(3, std::string_view(key.without));
}

/// Each file that is aligned again would leave a lexicon behind: one of the pair is enough, beside
/// the one that leaves no file out.
void forget_other_files(sqlite::Database& database, const LexiconKey& key) {
  sqlite::Statement forget(database,
                           "DELETE FROM learnt_words WHERE source = ?1 AND target = ?2 AND "
                           "without <> '' AND ?3 <> ''");
  bind_key(forget, key);
  forget.run();
}

void insert(sqlite::Database& database, const LexiconKey& key, const LearntWords& words) {
  const codec::Bytes bytes = encode_lexicon(words.lexicon);
  sqlite::Statement insert(database,
                           "INSERT OR REPLACE INTO learnt_words VALUES(?,?,?,?,?,?,?,?,?,?,?)");
  bind_key(insert, key);
  insert.bind(4, lexicon_rules()).bind(5, words.point.batch).bind(6, words.point.undone);
  insert.bind(7, words.found.count).bind(8, words.found.last_variant).bind(9, words.terms);
  insert.bind(10, checksum(bytes)).bind_blob(11, bytes).run();
}

}  // namespace

std::optional<LearntWords> load_learnt_words(Session& session, const LexiconKey& key) {
  if (!has_table(session.tools().database())) return std::nullopt;
  sqlite::Statement select(session.tools().database(),
                           "SELECT rules, batch, undone, pairs, last_variant, terms, checksum, "
                           "words FROM learnt_words WHERE source = ? AND target = ? AND "
                           "without = ?");
  bind_key(select, key);
  sqlite::Rows rows = select.rows();
  const sqlite::Row* row = rows.next();
  // Learnt by another version of the rules, or of Unicode's data.
  if (row == nullptr || row->column_int(0) != lexicon_rules()) return std::nullopt;
  const std::span<const std::byte> bytes = row->column_blob(7);
  if (checksum(bytes) != row->column_int(6)) return std::nullopt;
  auto lexicon = decode_lexicon(bytes);
  if (!lexicon) return std::nullopt;
  return LearntWords{.point = {.batch = row->column_int(1), .undone = row->column_int(2)},
                     .found = {.count = row->column_int(3), .last_variant = row->column_int(4)},
                     .terms = row->column_int(5),
                     .lexicon = *std::move(lexicon)};
}

bool still_holds(Session& session, const LexiconKey& key, LearntWords& words, std::int64_t terms) {
  if (words.terms != terms) return false;
  const auto found = find_further_pairs(session, key, words.point, words.found);
  if (!found || teaching_count(found->count) != teaching_count(words.found.count)) return false;
  words.found = *found;
  return true;
}

bool store_learnt_words(const std::filesystem::path& path, const LexiconKey& key,
                        const LearntWords& words) {
  try {
    sqlite::Database database(path, sqlite::OpenMode::read_write);
    if (database.read_only()) return false;
    database.execute(kPatience);
    sqlite::Transaction transaction(database);
    database.execute(kCreate);
    forget_other_files(database, key);
    insert(database, key, words);
    transaction.commit();
    return true;
  } catch (const sqlite::Error&) {
    // What is kept only saves time: a memory that cannot be written is aligned with all the same.
    return false;
  }
}

std::vector<LearntWordsInfo> list_learnt_words(Session& session) {
  std::vector<LearntWordsInfo> out;
  if (!has_table(session.tools().database())) return out;
  sqlite::Statement select(session.tools().database(),
                           "SELECT source, target, without, pairs, length(words) FROM "
                           "learnt_words ORDER BY source, target, without");
  for (const sqlite::Row& row : select.rows()) {
    out.push_back({.key = {.source = Language(stored_text(row, 0)),
                           .target = Language(stored_text(row, 1)),
                           .without = stored_text(row, 2)},
                   .pairs = row.column_int(3),
                   .bytes = row.column_int(4)});
  }
  return out;
}

std::vector<std::string> check_learnt_words(Session& session) {
  std::vector<std::string> problems;
  if (!has_table(session.tools().database())) return problems;
  sqlite::Statement select(session.tools().database(),
                           "SELECT source, target, checksum, words FROM learnt_words");
  for (const sqlite::Row& row : select.rows()) {
    const std::span<const std::byte> bytes = row.column_blob(3);
    // What is not as it was written is the disk's fault; what is, but is no lexicon, somebody's or
    // this program's.
    const bool as_written = checksum(bytes) == row.column_int(2);
    if (as_written && decode_lexicon(bytes)) continue;
    problems.push_back("the learnt words of " + stored_text(row, 0) + " and " +
                       stored_text(row, 1) +
                       (as_written ? " are no lexicon" : " are not what was written"));
  }
  return problems;
}

void forget_learnt_words(Session& session) {
  if (!has_table(session.tools().database())) return;
  sqlite::Transaction transaction(session.tools().database());
  session.tools().database().execute("DELETE FROM learnt_words");
  transaction.commit();
}

}  // namespace calque
