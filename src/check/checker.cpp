#include "check/checker.h"

#include <algorithm>
#include <map>
#include <set>

#include "check/pair.h"
#include "check/punctuation.h"
#include "check/tags.h"
#include "check/words.h"

namespace calque::check {
namespace {

/// The source text of a unit, or null.
const Variant* source_of(const TranslationUnit& unit, const std::optional<Language>& wanted) {
  if (wanted) return unit.find_variant(*wanted);
  if (unit.source_language) {
    if (const Variant* variant = unit.find_variant(*unit.source_language)) return variant;
  }
  return unit.variants.empty() ? nullptr : &unit.variants.front();
}

bool is_target(const Variant& variant, const Variant& source, const CheckerOptions& options) {
  if (variant.language == source.language) return false;
  if (options.source && options.source->includes(variant.language)) return false;
  return options.targets.empty() ||
         std::ranges::any_of(options.targets, [&variant](const Language& range) {
           return range.includes(variant.language);
         });
}

/// Checks that compare a target with the source: when all targets fail one of them, the source is
/// the odd one out.
bool compares(std::string_view check) {
  return check == "numbers" || check == "tags" || check == "placeholders" || check == "addresses" ||
         check == "end-mark" || check == "question-mark" || check == "length";
}

constexpr std::size_t kTargetsThatAgree = 3;

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
  return finding;
}

}  // namespace

Checker::Checker(CheckerOptions options, FindingSink sink)
    : options_(std::move(options)), sink_(std::move(sink)) {
  if (options_.checks.has("inconsistent-target") || options_.checks.has("inconsistent-source")) {
    consistency_ = std::make_unique<Consistency>();
  }
}

/// Whether it is asked for, or odd-one-out is, which is told from what it finds.
bool Checker::runs(std::string_view check) const {
  return options_.checks.has(check) || (compares(check) && options_.checks.has("odd-one-out"));
}

void Checker::run_checks(const CheckedText& source, const CheckedText& target,
                         const Report& report) {
  if (source.blank || target.blank) {
    if (target.blank != source.blank) {
      report("empty", target.blank ? "the text is empty" : "the source is empty", {});
    }
    return;
  }
  const auto runs = [this](auto... ids) { return (this->runs(ids) || ...); };
  if (runs("numbers")) numbers_.check(source, target, report);
  if (runs("tags", "tag-order")) check_tags(source, target, report);
  if (runs("placeholders")) check_placeholders(source, target, report);
  if (runs("addresses")) check_addresses(source, target, report);
  if (runs("untranslated")) check_untranslated(source, target, report);
  if (runs("wrong-script", "wrong-language")) check_language(source, target, report);
  if (runs("question-mark", "end-mark")) check_end_mark(source, target, report);
  if (runs("inverted-marks")) check_inverted_marks(target, report);
  if (runs("punctuation")) check_marks_of_language(target, report);
  if (runs("french-spaces")) check_french_spaces(target, report);
  if (runs("brackets", "quotes")) check_partners(source, target, report);
  if (runs("spaces")) check_spaces(source, target, report);
  if (runs("doubled-words")) check_doubled_words(source, target, report);
  if (runs("characters")) check_characters(source, target, report);
  if (runs("length")) check_length(source, target, report);
  if (options_.terms != nullptr && runs("term-forbidden", "term-missing")) {
    options_.terms->check(source, target, report);
  }
}

std::vector<Finding> Checker::check_pair(const CheckedText& source, const CheckedText& target,
                                         const UnitPlace& place) {
  std::vector<Finding> findings;
  run_checks(source, target,
             [&](std::string_view check, std::string message, std::vector<text::ByteRange> ranges) {
               const CheckInfo& info = check_info(check);
               if (!runs(check)) return;
               findings.push_back({.check = info.id,
                                   .severity = info.severity,
                                   .message = std::move(message),
                                   .place = place,
                                   .source_language = source.variant.language,
                                   .target_language = target.variant.language,
                                   .source = source.text,
                                   .target = target.text,
                                   .ranges = std::move(ranges)});
             });
  return findings;
}

void Checker::check(const TranslationUnit& unit, const UnitPlace& place) {
  const Variant* source = source_of(unit, options_.source);
  if (source == nullptr) return;
  ++counts_.units;
  const CheckedText checked_source(*source);
  std::vector<std::vector<Finding>> by_target;
  for (const Variant& variant : unit.variants) {
    if (!is_target(variant, *source, options_)) continue;
    ++counts_.pairs;
    by_target.push_back(check_pair(checked_source, CheckedText(variant), place));
    if (consistency_) consistency_->add(place, identity_of(unit, *source), *source, variant);
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
  if (!consistency_) return;
  if (options_.checks.has("inconsistent-target")) consistency_->report_targets(sink_);
  if (options_.checks.has("inconsistent-source")) consistency_->report_sources(sink_);
}

}  // namespace calque::check
