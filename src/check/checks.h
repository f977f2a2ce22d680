#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace calque::check {

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

}  // namespace calque::check
