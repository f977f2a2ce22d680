#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "calque/session.h"
#include "index/index_searcher.h"
#include "match/match_text.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "store/batch_writer.h"
#include "store/language_table.h"
#include "store/spares.h"
#include "store/unit_reader.h"
#include "words/word_forms.h"

namespace calque {

/// What a Session consists of: the connection, and what is made once and used again.
class SessionTools {
 public:
  /// As Session's.
  SessionTools(const std::filesystem::path& path, Session::Access access,
               const SessionSettings& settings);
  /// Of a memory in a file of SQLite's own (Session::temporary).
  SessionTools();

  sqlite::Database& database() { return *database_; }
  LanguageTable& languages() { return languages_; }

  /// Things that searches need, lent as long as the lease lives.
  Spares<sqlite::Statement>::Lease statement(const char* sql);
  Spares<UnitReader>::Lease reader();
  Spares<IndexSearcher>::Lease searcher();
  MatchAnalyzer& analyzer(std::string_view primary_language);
  /// The forms of words of a language; reading its file of words takes milliseconds.
  const words::WordForms& word_forms(std::string_view primary_language);

  BatchSettings batch_settings();
  /// Tells whoever opened the session of a copy that was kept.
  void tell(const KeptCopy& copy) const;

 private:
  struct CloseFile {
    void operator()(sqlite::Database* database) const;
  };
  SessionTools(std::unique_ptr<sqlite::Database> database, const SessionSettings& settings);

  std::unique_ptr<sqlite::Database, CloseFile> database_;
  LanguageTable languages_;
  std::function<void(const KeptCopy&)> on_copy_;
  bool merge_in_batches_;
  std::shared_ptr<RunCache> runs_;
  std::map<std::string, Spares<sqlite::Statement>, std::less<>> statements_;
  Spares<UnitReader> readers_;
  Spares<IndexSearcher> searchers_;
  std::map<std::string, MatchAnalyzer, std::less<>> analyzers_;
  std::map<std::string, words::WordForms, std::less<>> word_forms_;
};

}  // namespace calque
