#pragma once

#include <optional>
#include <string>

#include "check/finding.h"
#include "model/identity.h"
#include "model/translation_unit.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"

namespace calque::check {

/// Remembers the pairs of a whole file or memory, in a temporary file that only this process sees,
/// and finds those in which the same text stands for different ones, though no key of their
/// author's tells them apart. Letter case and white space at the ends do not count, as they depend
/// on the place.
class Consistency {
 public:
  Consistency();

  /// To be called for each pair, in order.
  void add(const UnitPlace& place, const Identity& identity, const Variant& source,
           const Variant& target);

  /// Reports each translation of a source that is not the most frequent one of its kind.
  void report_targets(const FindingSink& sink);

  /// The same with source and target exchanged.
  void report_sources(const FindingSink& sink);

 private:
  void report(const std::string& check, bool targets, const FindingSink& sink);

  sqlite::Database database_;
  sqlite::Statement insert_;
};

}  // namespace calque::check
