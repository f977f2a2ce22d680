#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "check/check_table.h"

namespace calque::check {

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
  struct RunningCheck {
    bool of_blank = false;  ///< Of pairs of which a text is empty.
    std::unique_ptr<Check> check;
  };

  std::vector<Finding> check_pair(const CheckedText& source, const CheckedText& target,
                                  const UnitPlace& place, const Identity& identity);
  bool runs(const CheckRow& check) const;
  void sift(std::vector<std::vector<Finding>> by_target, const Variant& source);

  CheckerOptions options_;
  FindingSink sink_;
  std::vector<RunningCheck> running_;
  CheckCounts counts_;
};

}  // namespace calque::check
