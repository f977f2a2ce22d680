#pragma once

#include <optional>

#include "calque/glossary.h"
#include "calque/session.h"
#include "sqlite/statement.h"

namespace calque::glossary {

/// Writes entries within a batch of changes, which counts them and with which they are undone.
class GlossaryWriter {
 public:
  enum class Known {
    keep_both,  ///< An entry with the id of one that the glossary has is a further entry.
    replace     ///< It takes the place of the one with its id.
  };

  /// All must outlive the writer.
  GlossaryWriter(Session& session, Batch& batch);

  /// Stores `entry`, unless the glossary has an equal one. Returns its id, or nothing when it was
  /// known.
  std::optional<EntryId> add(const Entry& entry, Known known = Known::keep_both);

  /// Puts `entry` in the place of the one of this id. Throws UsageError when there is no such
  /// entry.
  void replace(EntryId id, const Entry& entry);

  /// Moves the entry to the archive. Throws UsageError when there is no such entry.
  void remove(EntryId id);

 private:
  void require(EntryId id);
  bool is_known(const Entry& entry, std::int64_t fingerprint);
  std::optional<EntryId> with_identifier(const std::string& identifier);
  BatchId take_out(EntryId id);
  void insert(EntryId id, const Entry& entry, std::int64_t fingerprint, BatchId origin);
  void insert_term(EntryId entry, const Term& term);

  Batch& batch_;
  Glossary glossary_;
  sqlite::Statement find_equal_;
  sqlite::Statement find_identifier_;
  sqlite::Statement insert_entry_;
  sqlite::Statement insert_term_;
  std::int64_t last_entry_;
  std::int64_t last_term_;
};

}  // namespace calque::glossary
