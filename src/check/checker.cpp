#include "calque/check.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "check/check.h"
#include "check/check_table.h"

namespace calque::check {
namespace {

bool is_target(const Variant& variant, const Variant& source, const CheckerOptions& options) {
  if (variant.language == source.language) return false;
  if (options.source && options.source->includes(variant.language)) return false;
  return options.targets.empty() ||
         std::ranges::any_of(options.targets, [&variant](const Language& range) {
           return range.includes(variant.language);
         });
}

/// Whether all targets of a unit may fail the check because its source is the odd one out.
bool compares(std::string_view check) {
  return check_row(check).scope == Scope::difference;
}

constexpr std::size_t kTargetsThatAgree = 3;  // two may make one mistake, three hardly

/// A finding about a target as one about the source, which all targets have.
Finding about_source(Finding finding, const Variant& source, std::size_t targets) {
  const CheckInfo& info = check_info("odd-one-out");
  finding.message = "the source differs from all its " + std::to_string(targets) +
                    " translations (" + std::string(finding.check) + "): " + finding.message;
  finding.check = info.id;
  finding.severity = info.severity;
  finding.target = source.segment.text;
  finding.target_language = source.language;
  finding.ranges.clear();
  finding.source_ranges.clear();
  return finding;
}

std::string_view property(const TranslationUnit& unit, std::string_view type) {
  const auto found = std::ranges::find(unit.properties, type, &Property::type);
  return found == unit.properties.end() ? std::string_view() : found->value;
}

/// The first form is mostly that of one; where there is a dual, two forms more stand for numbers
/// that a word says.
PluralForm plural_form(const TranslationUnit& unit, const CheckedText& target) {
  constexpr std::array<std::string_view, 6> kWithDual{"ar", "cy", "ga", "gd", "he", "sl"};
  const std::string_view form = property(unit, "x-plural-form");
  if (form.empty()) return {};
  const std::string_view plural = property(unit, "x-msgid-plural");
  const bool dual = std::ranges::find(kWithDual, target.language()) != kWithDual.end();
  const bool small = form == "0" || (dual && (form == "1" || form == "2"));
  return {.is_form = true, .leaves_number_out = small, .plural_source = plural};
}

}  // namespace

Checker::Checker(CheckerOptions options, FindingSink sink)
    : options_(std::move(options)), sink_(std::move(sink)) {
  std::set<decltype(CheckRow::make)> made{nullptr};
  for (const CheckRow& row : check_table()) {
    if (!runs(row) || !made.insert(row.make).second) continue;
    auto check = row.make(options_);
    if (check) running_.push_back({row.scope == Scope::blank, std::move(check)});
  }
}

Checker::~Checker() = default;

/// Whether it is asked for, or odd-one-out is, which is told from what it finds.
bool Checker::runs(const CheckRow& check) const {
  return options_.checks.has(check.info.id) ||
         (check.scope == Scope::difference && options_.checks.has("odd-one-out"));
}

std::vector<Finding> Checker::check_pair(const CheckedPair& pair) {
  std::vector<Finding> findings;
  const Report report = [&](std::string_view check, std::string message, const Places& places) {
    const CheckRow& row = check_row(check);
    if (!runs(row)) return;
    const CheckInfo& info = row.info;
    findings.push_back({.check = info.id,
                        .severity = info.severity,
                        .message = std::move(message),
                        .place = pair.place,
                        .source_language = pair.source.variant.language,
                        .target_language = pair.target.variant.language,
                        .source = pair.source.text,
                        .target = pair.target.text,
                        .ranges = places.target,
                        .source_ranges = places.source});
  };
  const bool blank = pair.source.blank || pair.target.blank;
  for (const RunningCheck& running : running_) {
    if (running.of_blank == blank) running.check->check(pair, report);
  }
  return findings;
}

void Checker::check(const TranslationUnit& unit, const UnitPlace& place) {
  const Variant* source =
      options_.source ? unit.find_variant(*options_.source) : unit.source_variant();
  if (source == nullptr) return;
  ++counts_.units;
  const CheckedText checked_source(*source);
  const Identity identity = identity_of(unit, *source);
  std::vector<std::vector<Finding>> by_target;
  for (const Variant& variant : unit.variants) {
    if (!is_target(variant, *source, options_)) continue;
    ++counts_.pairs;
    const CheckedText target(variant);
    by_target.push_back(
        check_pair({checked_source, target, place, identity, plural_form(unit, target)}));
  }
  sift(std::move(by_target), *source);
}

/// Passes findings on; those that all of several targets have are one about the source.
void Checker::sift(std::vector<std::vector<Finding>> by_target, const Variant& source) {
  std::map<std::string_view, std::size_t> targets_with;
  if (by_target.size() >= kTargetsThatAgree && options_.checks.has("odd-one-out")) {
    for (const auto& findings : by_target) {
      for (const Finding& finding : findings) {
        if (compares(finding.check)) ++targets_with[finding.check];
      }
    }
  }
  std::set<std::string_view> told;
  for (auto& findings : by_target) {
    for (Finding& finding : findings) {
      const auto with = targets_with.find(finding.check);
      const bool all = with != targets_with.end() && with->second == by_target.size();
      if (!all) {
        if (options_.checks.has(finding.check)) sink_(finding);
      } else if (told.insert(finding.check).second) {
        sink_(about_source(std::move(finding), source, by_target.size()));
      }
    }
  }
}

void Checker::finish() {
  for (const RunningCheck& running : running_) running.check->finish(sink_);
}

}  // namespace calque::check
