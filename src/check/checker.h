#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "check/checks.h"
#include "check/consistency.h"
#include "check/finding.h"
#include "check/numbers.h"
#include "check/terms.h"

namespace calque::check {

struct CheckerOptions {
  CheckSelection checks;
  std::optional<Language> source{};  ///< A range; else the source of each unit, or its first text.
  std::vector<Language> targets{};   ///< Ranges; empty: all languages but the source.
  TermCheck* terms = nullptr;        ///< Must outlive the checker; null: no terms are checked.
};

struct CheckCounts {
  std::int64_t units = 0;
  std::int64_t pairs = 0;  ///< Of a source and a target text.
};

/// Checks the units of a file or a memory, one after the other. Memory use does not depend on their
/// number. Not for use by two threads at once.
class Checker {
 public:
  Checker(CheckerOptions options, FindingSink sink);

  /// Only what is selected is looked for. "odd-one-out" is told from what the checks find that
  /// compare a text with its source, which are then done for it and not told themselves.
  void check(const TranslationUnit& unit, const UnitPlace& place);

  /// To be called after the last unit: reports what concerns several units.
  void finish();

  const CheckCounts& counts() const { return counts_; }

 private:
  std::vector<Finding> check_pair(const CheckedText& source, const CheckedText& target,
                                  const UnitPlace& place);
  bool runs(std::string_view check) const;
  void run_checks(const CheckedText& source, const CheckedText& target, const Report& report);
  void sift(std::vector<std::vector<Finding>> by_target, const Variant& source);

  CheckerOptions options_;
  FindingSink sink_;
  NumberCheck numbers_;
  std::unique_ptr<Consistency> consistency_;  ///< Null unless asked for.
  CheckCounts counts_;
};

}  // namespace calque::check
