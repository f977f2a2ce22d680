#pragma once

#include <span>
#include <string>
#include <vector>

#include "calque/language.h"
#include "calque/segment.h"
#include "leverage/earlier_version.h"
#include "leverage/version_diff.h"

namespace calque::report {

/// Two versions of a text and what is between them. Views: all must outlive this.
struct ComparedVersions {
  const leverage::EarlierVersion& before;
  std::span<const Segment> now;
  const leverage::VersionDiff& diff;
  const Language& language;
};

/// For people, a line each: how many segments are in place, moved, changed, new and gone; what was
/// changed in each of those; and all that are gone. Segments are numbered from 1.
std::vector<std::string> version_lines(const ComparedVersions& versions);

/// For programs: a JSON object for each segment of the new version, then one for each that is gone;
/// see docs/json.md.
std::string version_json(const ComparedVersions& versions);

}  // namespace calque::report
