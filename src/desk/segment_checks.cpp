#include "desk/segment_checks.h"

#include <algorithm>
#include <utility>

#include "calque/glossary.h"
#include "check/check_table.h"
#include "check/terms.h"
#include "model/tag_placement.h"
#include "text/trim.h"

namespace calque::desk {

SegmentChecks::SegmentChecks(const Language& source, const Language& target)
    : source_(source), target_(target) {
  make_checker();
}

SegmentChecks::~SegmentChecks() = default;

/// Checks of several units remember each text that was ever typed: they are for whole files.
void SegmentChecks::make_checker() {
  check::CheckerOptions options;
  for (const check::CheckRow& row : check::check_table()) {
    if (row.scope == check::Scope::units) options.checks.turn_off(row.info.id);
  }
  options.source = source_;
  options.targets = {target_};
  options.terms = terms_.get();
  checker_ = std::make_unique<check::Checker>(
      std::move(options), [this](const check::Finding& finding) { found_.push_back(finding); });
}

void SegmentChecks::read_terms(Session& memory) {
  glossary::Glossary glossary(memory);
  auto terms = std::make_unique<check::TermCheck>(glossary);
  checker_.reset();  // it looks at the terms that go now
  terms_ = std::move(terms);
  make_checker();
}

std::vector<check::Finding> SegmentChecks::findings(const DeskSegment& segment) {
  if (!segment.target) return {};
  TranslationUnit unit;
  unit.source_language = source_;
  unit.properties = segment.properties;
  unit.variants.resize(2);
  unit.variants[0].language = source_;
  unit.variants[0].segment = segment.source;
  unit.variants[1].language = target_;
  unit.variants[1].segment = *segment.target;
  found_.clear();
  checker_->check(unit, {.unit = segment.number});
  return std::exchange(found_, {});
}

FindingCounts SegmentChecks::count(const DeskSegment& segment) {
  FindingCounts counts;
  for (const check::Finding& finding : findings(segment)) {
    if (finding.severity == check::Severity::error) ++counts.errors;
    if (finding.severity == check::Severity::warning) ++counts.warnings;
    if (finding.severity == check::Severity::note) ++counts.notes;
  }
  return counts;
}

std::vector<Incomplete::Reason> missing_in(const DeskSegment& segment) {
  std::vector<Incomplete::Reason> reasons;
  const bool has_source = !text::trimmed(segment.source.text).empty();
  if (!segment.target || (has_source && text::trimmed(segment.target->text).empty())) {
    reasons.push_back(Incomplete::Reason::empty);
    return reasons;
  }
  const auto placed =
      place_tags(*segment.target, segment.source, [](std::size_t) { return false; });
  for (std::size_t i = 0; i < segment.source.tags.size(); ++i) {
    if (std::ranges::find(placed, i) != placed.end()) continue;
    reasons.push_back(Incomplete::Reason::missing_tags);
    break;
  }
  return reasons;
}

}  // namespace calque::desk
