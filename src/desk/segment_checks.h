#pragma once

#include <memory>
#include <vector>

#include "calque/check.h"
#include "calque/language.h"
#include "calque/segment.h"
#include "calque/session.h"
#include "desk/desk_segment.h"

namespace calque::desk {

/// Checks pairs of texts as they are written. Not for use by two threads at once.
class SegmentChecks {
 public:
  SegmentChecks(const Language& source, const Language& target);
  ~SegmentChecks();
  SegmentChecks(const SegmentChecks&) = delete;
  SegmentChecks& operator=(const SegmentChecks&) = delete;

  /// Also checks against the glossary of a memory, as it is now.
  void read_terms(Session& memory);

  std::vector<check::Finding> findings(const DeskSegment& segment);

  /// Nothing for a segment without a translation.
  FindingCounts count(const DeskSegment& segment);

 private:
  void make_checker();

  Language source_;
  Language target_;
  std::unique_ptr<check::TermCheck> terms_;
  std::vector<check::Finding> found_;
  std::unique_ptr<check::Checker> checker_;
};

/// What is plainly missing in the translation of a segment: all of it, or tags of the source.
std::vector<Incomplete::Reason> missing_in(const DeskSegment& segment);

}  // namespace calque::desk
