#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "check/checks.h"
#include "model/language.h"
#include "text/folded_search.h"

namespace calque::check {

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
  std::string target;                     ///< The text that the finding is about.
  std::vector<text::ByteRange> ranges{};  ///< In `target`; none concerns the whole.
};

using FindingSink = std::function<void(const Finding&)>;

/// Names a finding apart from the place of its unit, so that it is known again after the file has
/// changed elsewhere: a hash of the check, the languages and the two texts.
std::uint64_t fingerprint_of(const Finding& finding);

}  // namespace calque::check
