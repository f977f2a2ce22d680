#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calque/byte_range.h"
#include "calque/language.h"
#include "calque/unit.h"

namespace calque::check {

class Check;
class TermCheck;
struct CheckRow;
struct CheckedPair;
struct CheckedText;

enum class Severity : std::uint8_t { note, warning, error };

/// "note", "warning", "error".
std::string_view name_of(Severity severity);

/// What is looked for under one name.
struct CheckInfo {
  std::string_view id;  ///< Part of the interface: DO NOT CHANGE.
  Severity severity = Severity::warning;
  bool on = true;  ///< Without being asked for.
  std::string_view description;
};

/// All checks, in the order in which they are done and documented.
std::span<const CheckInfo> all_checks();

/// Throws UsageError when there is no such check, with the id that comes nearest if one does.
const CheckInfo& check_info(std::string_view id);

/// Which checks are done.
class CheckSelection {
 public:
  /// Those that are on without being asked for.
  CheckSelection();

  /// `all` stands for every check. Throw UsageError for an unknown id.
  void turn_on(std::string_view id);
  void turn_off(std::string_view id);

  /// Throws UsageError for an unknown id.
  bool has(std::string_view id) const;

 private:
  std::set<std::string_view> ids_;  ///< Views into the list of all checks.
};

/// Where a unit stands.
struct UnitPlace {
  std::int64_t unit = 0;  ///< Its number in the memory, or its place in the file from 1.
  std::string tuid{};
  std::uint64_t line = 0;  ///< Of the file, where the unit begins; 0 in a memory.
};

/// Something that may be wrong in one text of a unit.
struct Finding {
  std::string_view check;  ///< Id of the check, from all_checks().
  Severity severity = Severity::warning;
  std::string message;
  UnitPlace place;
  Language source_language;
  Language target_language;
  std::string source;
  std::string target;                            ///< The text that the finding is about.
  std::vector<text::ByteRange> ranges{};         ///< In `target`; none concerns the whole.
  std::vector<text::ByteRange> source_ranges{};  ///< In `source`.
};

using FindingSink = std::function<void(const Finding&)>;

/// Names a finding apart from the place of its unit, so that it is known again after the file has
/// changed elsewhere: a hash of the check, the languages and the two texts.
std::uint64_t fingerprint_of(const Finding& finding);

struct CheckerOptions {
  CheckSelection checks;
  std::optional<Language> source{};  ///< A range; else the source of each unit, or its first text.
  std::vector<Language> targets{};   ///< Ranges; empty: all languages but the source.
  TermCheck* terms = nullptr;        ///< Must outlive the checker; null: no terms are checked.
  /// Folders with hunspell's dictionaries; empty: spelling is not checked.
  std::vector<std::filesystem::path> dictionaries{};
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
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;
  ~Checker();

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

  std::vector<Finding> check_pair(const CheckedPair& pair);
  bool runs(const CheckRow& check) const;
  void sift(std::vector<std::vector<Finding>> by_target, const Variant& source);

  CheckerOptions options_;
  FindingSink sink_;
  std::vector<RunningCheck> running_;
  CheckCounts counts_;
};

}  // namespace calque::check
