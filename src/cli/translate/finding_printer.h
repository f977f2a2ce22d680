#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "calque/check.h"
#include "cli/command.h"
#include "report/finding_report.h"
#include "report/style.h"

namespace calque::cli {

/// Shows findings in the form that was asked for, and counts them.
class FindingPrinter {
 public:
  struct Options {
    bool json = false;
    bool sarif = false;
    std::int64_t limit = 0;  ///< Of each check, in text; 0 is all.
  };

  FindingPrinter(const Globals& globals, const Options& options);

  /// What the next findings are about: a file, which each of them names in text, or a memory, which
  /// is named once.
  void begin_file(const std::string& file);
  void begin_memory(const std::string& file);

  void print_finding(const check::Finding& finding);

  /// The end of what programs read.
  void finish();

  std::int64_t count(check::Severity severity) const {
    return by_severity_.at(static_cast<std::size_t>(severity));
  }
  std::int64_t not_shown() const { return not_shown_; }
  const std::map<std::string, std::int64_t>& by_check() const { return by_check_; }

 private:
  void print_text(const check::Finding& finding);

  Options options_;
  report::Style style_;
  std::string file_;
  bool memory_ = false;
  bool memory_named_ = false;
  std::optional<report::SarifWriter> sarif_;
  // Error, warning, note.
  std::array<std::int64_t, 3> by_severity_{};
  std::map<std::string, std::int64_t> by_check_;
  std::int64_t not_shown_ = 0;
};

}  // namespace calque::cli
