#pragma once

#include "calque/format.h"
#include "calque/unit.h"
#include "formats/issue_log.h"
#include "formats/tmx/tmx_header.h"

namespace calque {

/// Makes units out of parsed `tu` elements. docs/formats.md has the whole mapping; in short: the
/// header's defaults are resolved into the unit, languages and dates are brought into one form,
/// attributes and elements that TMX does not have become properties or codes, and what is unusual
/// is remarked on. Nothing that a `tu` may hold makes it fail but sub-flows nested too deep.
class TmxUnitReader {
 public:
  explicit TmxUnitReader(TmxUnitDefaults defaults) : defaults_(std::move(defaults)) {}

  /// Throws InputError when the inline elements cannot be taken.
  TranslationUnit read(const pugi::xml_node& tu, const ReadPlace& place, IssueLog& log) const;

 private:
  TmxUnitDefaults defaults_;
};

}  // namespace calque
