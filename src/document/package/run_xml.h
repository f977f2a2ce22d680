#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/package/run_edits.h"
#include "document/source_map.h"

namespace calque::document {

/// The XML of runs around a place, and new XML for them. The part is known to be well-formed.
class RunXml {
 public:
  /// Both must outlive the object.
  RunXml(std::string_view xml, const RunSyntax& syntax) : xml_(xml), syntax_(syntax) {}

  /// The properties of the run that the place is in, with their tags; empty for none.
  std::string properties_at(std::size_t at) const;

  /// Text for the inside of a text element, whose run has these properties.
  std::string escape(std::string_view text, std::string_view properties) const;

  /// A text element, in a run of its own where it does not come to stand in one.
  std::string new_text(std::string_view text, bool in_run, std::string_view properties) const;

  /// Whether a run may stand before the tag at `at`, and behind the last one of a range.
  bool is_beside_runs(std::size_t at) const;
  bool ends_beside_runs(SourceRange range) const;

  /// The elements of deleted text in a range.
  std::vector<SourceRange> deleted_in(SourceRange range) const;

 private:
  std::string_view xml_;
  const RunSyntax& syntax_;
};

}  // namespace calque::document
