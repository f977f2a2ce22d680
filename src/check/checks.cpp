#include "calque/check.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "calque/error.h"

namespace calque::check {
namespace {

/// What is longer than any id of a check, by more than can be a slip, needs no closer look.
constexpr std::size_t kLongestMistaken = 64;

/// Letters to insert, remove or exchange to make one id of the other (Levenshtein).
std::size_t changes_between(std::string_view a, std::string_view b) {
  a = a.substr(0, kLongestMistaken);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t exchanged = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({exchanged, diagonal + 1, row[j] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "note";
}

const CheckInfo& check_info(std::string_view id) {
  const std::span<const CheckInfo> all = all_checks();
  const auto found = std::ranges::find(all, id, &CheckInfo::id);
  if (found != all.end()) return *found;
  const CheckInfo& nearest = *std::ranges::min_element(
      all, {}, [id](const CheckInfo& info) { return changes_between(id, info.id); });
  const std::string message = "there is no check \"" + std::string(id) + "\"";
  if (changes_between(id, nearest.id) <= std::max<std::size_t>(2, nearest.id.size() / 3)) {
    throw UsageError(message + ": do you mean " + std::string(nearest.id) +
                     "? \"calque check --list\" lists all");
  }
  throw UsageError(message + ": \"calque check --list\" lists all");
}

CheckSelection::CheckSelection() {
  for (const CheckInfo& info : all_checks()) {
    if (info.on) ids_.insert(info.id);
  }
}

void CheckSelection::turn_on(std::string_view id) {
  if (id == "all") {
    for (const CheckInfo& info : all_checks()) ids_.insert(info.id);
  } else {
    ids_.insert(check_info(id).id);
  }
}

void CheckSelection::turn_off(std::string_view id) {
  if (id == "all") {
    ids_.clear();
  } else {
    ids_.erase(check_info(id).id);
  }
}

bool CheckSelection::has(std::string_view id) const {
  return ids_.contains(check_info(id).id);
}

}  // namespace calque::check
