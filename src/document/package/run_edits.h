#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "document/rebuild.h"
#include "document/segment_source.h"

namespace calque::document {

/// How a format of Office writes runs: stretches of text of one look, with properties of their own.
struct RunSyntax {
  std::string_view run;         ///< "w:r"
  std::string_view properties;  ///< "w:rPr", the first child of a run where there is one.
  std::string_view text;        ///< "w:t", which holds nothing but characters.
  std::string_view text_start;  ///< Its start tag in new runs.
  std::string_view tab;         ///< The element for a tab; empty: the character itself.
  std::string_view line_break;  ///< The same for a line break.
  bool breaks_in_run = true;    ///< These elements stand in a run, not between runs.
  /// Elements beside which a run may stand. All others that stand for a tag are inside of a run.
  std::span<const std::string_view> beside_runs;
  /// Elements of deleted runs, which go with the text around them.
  std::span<const std::string_view> deleted;
};

/// The edits that a segment makes in a part whose text stands in runs; nothing when it cannot be
/// written. Runs stay where they are, as their properties do: the new text of each stretch between
/// two tags goes into the first text of its runs, or into a new run where it has none.
std::optional<SegmentEditing> write_runs(std::string_view part, const SegmentSource& source,
                                         const SegmentEdit& segment, const RunSyntax& syntax);

}  // namespace calque::document
