#pragma once

#include <optional>
#include <string>

#include "calque/unit.h"
#include "check/check.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"

namespace calque::check {

/// Remembers the pairs of a whole file or memory, in a temporary file that only this process sees,
/// and finds those in which the same text stands for different ones, though no key of their
/// author's tells them apart. Letter case and white space at the ends do not count, as they depend
/// on the place.
class Consistency : public Check {
 public:
  /// Reports the kinds that are selected.
  explicit Consistency(CheckSelection checks);

  void check(const CheckedPair& pair, const Report& report) override;

  /// Reports each translation of a source that is not the most frequent one of its kind, and the
  /// same with source and target exchanged.
  void finish(const FindingSink& sink) override;

 private:
  void report(const std::string& check, bool targets, const FindingSink& sink);

  CheckSelection checks_;
  sqlite::Database database_;
  sqlite::Statement insert_;
};

std::unique_ptr<Check> make_consistency_check(const CheckerOptions& options);

}  // namespace calque::check
