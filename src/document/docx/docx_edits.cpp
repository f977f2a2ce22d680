#include "document/docx/docx_edits.h"

#include "document/notation.h"
#include "document/package/run_edits.h"

namespace calque::document {
namespace {

constexpr std::string_view kBesideRuns[] = {
    "w:hyperlink", "w:ins",   "w:moveTo",    "w:sdt",           "w:sdtContent", "w:fldSimple",
    "w:smartTag",  "m:oMath", "m:oMathPara", "w:bookmarkStart", "w:del",        "w:bookmarkEnd"};

constexpr std::string_view kDeleted[] = {"w:del", "w:moveFrom"};

constexpr RunSyntax kWord{.run = "w:r",
                          .properties = "w:rPr",
                          .text = "w:t",
                          .text_start = "<w:t xml:space=\"preserve\">",
                          .tab = "<w:tab/>",
                          .line_break = "<w:br/>",
                          .breaks_in_run = true,
                          .beside_runs = kBesideRuns,
                          .deleted = kDeleted};

}  // namespace

std::optional<SegmentEditing> write_docx(std::string_view part, const SegmentSource& source,
                                         const SegmentEdit& segment, const Render& /*render*/) {
  if (source.paragraph().notation != Notation::own) return write_value(part, source, segment);
  return write_runs(part, source, segment, kWord);
}

}  // namespace calque::document
