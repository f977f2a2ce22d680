#pragma once

#include <optional>

#include "calque/session.h"
#include "sqlite/statement.h"
#include "store/spares.h"
#include "store/unit_reader.h"

namespace calque {

class Session;

/// A variant in its unit.
struct VariantInUnit {
  TranslationUnit unit;
  std::size_t index = 0;  ///< In unit.variants.
};

/// The units of a memory that a filter takes, by their variants.
class StoredUnits {
 public:
  /// Both must outlive this.
  StoredUnits(Session& session, const UnitFilter& filter);

  /// False when the filter takes every unit as it is.
  bool filters() const { return filters_; }

  /// The unit as the filter lets it through; nothing when it does not, or leaves this variant out.
  std::optional<VariantInUnit> of(VariantId variant);

 private:
  const UnitFilter& filter_;
  bool filters_;
  Spares<sqlite::Statement>::Lease select_unit_;
  Spares<UnitReader>::Lease reader_;
};

}  // namespace calque
