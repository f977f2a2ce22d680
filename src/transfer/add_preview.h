#pragma once

#include <cstdint>

#include "sqlite/statement.h"
#include "store/batch.h"
#include "store/unit_reader.h"

namespace calque {

class Session;

/// Tells what Batch::add would do with units, in order, and writes nothing: a memory opened for
/// reading is enough.
class AddPreview {
 public:
  explicit AddPreview(Session& session);

  /// Whether the unit would be stored, after those given before it.
  bool add(const TranslationUnit& unit);

  const BatchCounts& counts() const { return counts_; }

 private:
  std::int64_t count_equal(const TranslationUnit& unit, std::int64_t fingerprint);
  std::int64_t count_seen(std::int64_t fingerprint);

  UnitReader reader_;
  sqlite::Statement find_equal_;
  sqlite::Statement count_seen_;
  BatchCounts counts_;
};

}  // namespace calque
