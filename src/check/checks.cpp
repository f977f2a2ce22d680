#include "check/checks.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>
#include <vector>

#include "error.h"

namespace calque::check {
namespace {

/// What is longer than any id of a check, by more than can be a slip, needs no closer look.
constexpr std::size_t kLongestMistaken = 64;

constexpr std::array kChecks{
    CheckInfo{"empty", Severity::error, true, "a text is empty"},
    CheckInfo{"numbers", Severity::error, true, "a number is missing, added or another one"},
    CheckInfo{"tags", Severity::error, true, "inline tags are missing, added or unpaired"},
    CheckInfo{"tag-order", Severity::warning, true, "inline tags overlap that were nested"},
    CheckInfo{"placeholders", Severity::error, true,
              "placeholders or markup in the text are missing or added"},
    CheckInfo{"addresses", Severity::warning, true, "a URL or e-mail address is missing or added"},
    CheckInfo{"term-forbidden", Severity::error, true, "a term is used that the glossary forbids"},
    CheckInfo{"term-missing", Severity::warning, true,
              "the glossary's term for one of the source is missing"},
    CheckInfo{"untranslated", Severity::warning, true, "the text is that of the source"},
    CheckInfo{"wrong-script", Severity::error, true,
              "the text is not in the script of its language"},
    CheckInfo{"wrong-language", Severity::warning, true, "the text is in another language"},
    CheckInfo{"question-mark", Severity::warning, true,
              "the question mark at the end is missing or added"},
    CheckInfo{"end-mark", Severity::note, true,
              "the full stop or colon at the end is missing or added"},
    CheckInfo{"inverted-marks", Severity::warning, true, "Spanish ¿ or ¡ is missing"},
    CheckInfo{"punctuation", Severity::note, true, "a mark is not the one that the language uses"},
    CheckInfo{"french-spaces", Severity::note, true,
              "a space before : ; ! ? » or after « is missing in French"},
    CheckInfo{"brackets", Severity::warning, true, "brackets do not balance, but do in the source"},
    CheckInfo{"quotes", Severity::warning, true, "a quotation mark is without its partner"},
    CheckInfo{"spaces", Severity::note, true,
              "white space at the ends differs, or there are double spaces"},
    CheckInfo{"doubled-words", Severity::warning, true, "a word stands twice in a row"},
    CheckInfo{"characters", Severity::error, true,
              "characters were lost or read in a wrong encoding"},
    CheckInfo{"length", Severity::warning, true, "much longer or shorter than the source"},
    CheckInfo{"odd-one-out", Severity::warning, true,
              "one text of a unit differs from all others, which agree"},
    CheckInfo{"inconsistent-target", Severity::note, true,
              "the same source is translated differently elsewhere"},
    CheckInfo{"inconsistent-source", Severity::note, false,
              "the same translation stands for different sources"},
};

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

std::span<const CheckInfo> all_checks() {
  return kChecks;
}

const CheckInfo& check_info(std::string_view id) {
  const auto found = std::ranges::find(kChecks, id, &CheckInfo::id);
  if (found != kChecks.end()) return *found;
  const CheckInfo& nearest = *std::ranges::min_element(
      kChecks, {}, [id](const CheckInfo& info) { return changes_between(id, info.id); });
  std::string message = "there is no check \"" + std::string(id) + "\"";
  if (changes_between(id, nearest.id) <= std::max<std::size_t>(2, nearest.id.size() / 3)) {
    throw UsageError(message + ": do you mean " + std::string(nearest.id) +
                     "? \"calque check --list\" lists all");
  }
  message += "; there are";
  for (const CheckInfo& info : kChecks) message.append(" ").append(info.id).append(",");
  message.pop_back();
  throw UsageError(message);
}

CheckSelection::CheckSelection() {
  for (const CheckInfo& info : kChecks) {
    if (info.on) ids_.insert(info.id);
  }
}

void CheckSelection::turn_on(std::string_view id) {
  if (id == "all") {
    for (const CheckInfo& info : kChecks) ids_.insert(info.id);
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
