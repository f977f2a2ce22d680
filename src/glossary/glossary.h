#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "glossary/entry.h"
#include "sqlite/statement.h"
#include "store/session.h"

namespace calque::glossary {

/// Which entries to go through; empty members take in everything.
struct EntryFilter {
  std::vector<Language> languages = {};  ///< Ranges; an entry has terms in all of them.
  std::string domain = {};               ///< A subject field, without regard to case.
  std::optional<Status> status = {};     ///< Of at least one term.
  std::optional<BatchId> batch = {};     ///< That wrote the entry.

  /// True for an entry that has these languages, this domain and this status.
  bool takes(const Entry& entry) const;
};

/// Sizes of a glossary.
struct GlossaryStatistics {
  std::int64_t entries = 0;
  std::int64_t terms = 0;
};

/// Reads the glossary of a memory. docs/schema.md describes its tables.
class Glossary {
 public:
  /// `memory` must outlive the glossary.
  explicit Glossary(Session& session);

  std::optional<Entry> entry(EntryId id);

  /// Calls `visit` for each entry that the filter takes, in the order of ids. Where `unreadable` is
  /// given, it is told what cannot be read of a damaged file, and the rest is gone through;
  /// otherwise that ends the walk with an Error.
  void for_each_entry(const EntryFilter& filter, const std::function<void(const Entry&)>& visit,
                      const std::function<void(const std::string&)>& unreadable = {});

  /// A term as lists of terms need it; the view is valid only during the call.
  struct TermRow {
    EntryId entry;
    TermId term;
    LanguageId language;
    std::string_view text;
  };

  /// Calls `visit` for each term whose language is one of these, in the order of ids.
  void for_each_term(const std::vector<LanguageId>& languages,
                     const std::function<void(const TermRow&)>& visit);

  GlossaryStatistics statistics();

  Session& session() { return session_; }

 private:
  void read_terms(Entry& entry);
  std::optional<Entry> read_or_tell(EntryId id,
                                    const std::function<void(const std::string&)>& unreadable);

  Session& session_;
  sqlite::Statement entry_;
  sqlite::Statement terms_;
};

/// The languages of a memory whose terms apply to a text in `language`: those that it takes in, and
/// those that take it in. So terms in "en" apply to "en-US" and the other way round, but "en-GB"
/// does not apply to "en-US".
std::vector<LanguageId> languages_for(const LanguageTable& table, const Language& language);

/// As languages_for, for one language.
bool applies_to(const Language& of_term, const Language& of_text);

}  // namespace calque::glossary
