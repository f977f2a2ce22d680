#include "document/package/office_edits.h"

#include <algorithm>

#include "document/notation.h"
#include "document/package/run_edits.h"

namespace calque::document {
namespace {

constexpr std::string_view kBesideWord[] = {
    "w:hyperlink", "w:ins",   "w:moveTo",    "w:sdt",           "w:sdtContent", "w:fldSimple",
    "w:smartTag",  "m:oMath", "m:oMathPara", "w:bookmarkStart", "w:bookmarkEnd"};
constexpr std::string_view kDeletedWord[] = {"w:del", "w:moveFrom"};
constexpr std::string_view kBesideDrawing[] = {"a:br", "a:fld", "a14:m", "mc:AlternateContent"};

constexpr RunSyntax kSyntaxes[] = {{.run = "w:r",
                                    .properties = "w:rPr",
                                    .text = "w:t",
                                    .text_start = "<w:t xml:space=\"preserve\">",
                                    .tab = "<w:tab/>",
                                    .line_break = "<w:br/>",
                                    .breaks_in_run = true,
                                    .beside_runs = kBesideWord,
                                    .deleted = kDeletedWord},
                                   {.run = "a:r",
                                    .properties = "a:rPr",
                                    .text = "a:t",
                                    .text_start = "<a:t>",
                                    .tab = {},
                                    .line_break = "<a:br/>",
                                    .breaks_in_run = false,
                                    .beside_runs = kBesideDrawing,
                                    .deleted = {}},
                                   {.run = "r",
                                    .properties = "rPr",
                                    .text = "t",
                                    .text_start = "<t xml:space=\"preserve\">",
                                    .tab = {},
                                    .line_break = {},
                                    .breaks_in_run = true,
                                    .beside_runs = {},
                                    .deleted = {}}};

/// The syntax of the element that holds the first text of the segment.
const RunSyntax& syntax_of(std::string_view part, const SegmentSource& source) {
  for (const SourcePiece& piece : source.pieces()) {
    const std::size_t at = piece.source.begin;
    if (piece.source.size() == 0 || part[at] == '<') continue;
    const std::size_t tag = part.rfind('<', at);
    if (tag == std::string_view::npos) break;
    const std::string_view name =
        part.substr(tag + 1, part.find_first_of(" \t\r\n/>", tag) - tag - 1);
    const auto found = std::ranges::find(kSyntaxes, name, &RunSyntax::text);
    return found == std::end(kSyntaxes) ? kSyntaxes[2] : *found;
  }
  return kSyntaxes[0];
}

}  // namespace

std::optional<SegmentEditing> write_office(std::string_view part, const SegmentSource& source,
                                           const SegmentEdit& segment, const Render& /*render*/) {
  if (source.paragraph().notation != Notation::own) return write_value(part, source, segment);
  if (!source.usable() || source.extent().end > part.size()) return std::nullopt;
  return write_runs(part, source, segment, syntax_of(part, source));
}

}  // namespace calque::document
