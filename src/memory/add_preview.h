#pragma once

#include <cstdint>
#include <optional>

#include "memory/batch.h"
#include "memory/unit_reader.h"
#include "sqlite/statement.h"

namespace calque {

class Memory;

/// Tells what Batch::add would do with units, in order, and writes nothing: a memory opened for
/// reading is enough.
class AddPreview {
 public:
  /// Null is a memory that does not exist yet.
  explicit AddPreview(Memory* memory);

  /// Whether the unit would be stored, after those given before it.
  bool add(const TranslationUnit& unit);

  const BatchCounts& counts() const { return counts_; }

 private:
  struct Queries {
    explicit Queries(Memory& memory);
    UnitReader reader;
    sqlite::Statement find_equal;
    sqlite::Statement count_seen;
  };
  std::int64_t count_equal(const TranslationUnit& unit, std::int64_t fingerprint);

  std::optional<Queries> queries_;
  BatchCounts counts_;
};

}  // namespace calque
