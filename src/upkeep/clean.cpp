#include "upkeep/clean.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "calque/session.h"
#include "model/segment_edit.h"
#include "text/letters.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "upkeep/tag_cleaning.h"
#include "upkeep/unit_edit.h"

namespace calque {
namespace {

bool is_invisible(char32_t c) {
  constexpr char32_t kSoftHyphen = 0xAD;
  constexpr char32_t kByteOrderMark = 0xFEFF;  // also ZERO WIDTH NO-BREAK SPACE
  const bool control = (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
  return control || c == kSoftHyphen || c == kByteOrderMark;
}

bool is_space(char32_t c) {
  return text::kind_of(c) == text::CharacterKind::space;
}

/// Calls `visit` with each character, its offset and its length.
template <typename Visit>
void for_each_character(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode_at(text, at);
    visit(decoded.code_point, at, decoded.length);
    at += decoded.length;
  }
}

std::vector<text::TextEdit> invisible_edits(std::string_view text) {
  std::vector<text::TextEdit> edits;
  for_each_character(text, [&](char32_t c, std::size_t at, std::size_t length) {
    if (is_invisible(c)) edits.push_back({at, at + length, ""});
  });
  return edits;
}

/// Runs of spaces and tabs, and white space of any kind at the ends. No-break spaces and line ends
/// inside a text are meant.
std::vector<text::TextEdit> space_edits(std::string_view text) {
  std::size_t first = text.size();
  std::size_t last = 0;
  for_each_character(text, [&](char32_t c, std::size_t at, std::size_t length) {
    if (is_space(c)) return;
    first = std::min(first, at);
    last = at + length;
  });
  if (first == text.size()) return {};  // nothing but white space
  std::vector<text::TextEdit> edits;
  if (first > 0) edits.push_back({0, first, ""});
  for (std::size_t at = first; at < last;) {
    const std::size_t end = std::min(text.find_first_not_of(" \t", at), last);
    if (end > at && text.substr(at, end - at) != " ") edits.push_back({at, end, " "});
    at = std::max(end, at + 1);
  }
  if (last < text.size()) edits.push_back({last, text.size(), ""});
  return edits;
}

/// Stretches between tags are normalised each by itself, so that every tag keeps its place.
std::vector<text::TextEdit> nfc_edits(const Segment& segment) {
  std::vector<std::size_t> ends;
  for (const InlineTag& tag : segment.tags) ends.push_back(tag.offset);
  ends.push_back(segment.text.size());
  std::vector<text::TextEdit> edits;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const std::string_view stretch = std::string_view(segment.text).substr(begin, end - begin);
    std::string normal = text::to_nfc(stretch);
    if (normal != stretch) edits.push_back({begin, end, std::move(normal)});
    begin = end;
  }
  return edits;
}

bool concerns_segments(const CleanOptions& clean) {
  return clean.remove_tags || clean.remove_outer_tags || clean.pair_tags || clean.invisible ||
         clean.spaces || clean.nfc;
}

/// The unit cleaned; nothing when it is clean.
std::optional<TranslationUnit> cleaned(const TranslationUnit& unit, const UnitFilter& filter,
                                       const CleanOptions& clean, const EditStamp& stamp,
                                       UpkeepReport& report) {
  std::optional<TranslationUnit> result;
  if (concerns_segments(clean)) {
    result = edit_segments(
        unit, filter.languages,
        [&clean](Segment& segment, const Language&) { clean_segment(segment, clean); }, stamp,
        report.kept_from_empty);
  }
  if (!clean.number_tags) return result;
  TranslationUnit numbered = result ? *result : unit;
  if (number_tags(numbered)) result = std::move(numbered);
  return result;
}

}  // namespace

void clean_segment(Segment& segment, const CleanOptions& clean) {
  if (clean.remove_tags) segment.tags.clear();
  if (clean.remove_outer_tags) remove_outer_tags(segment);
  if (clean.pair_tags) pair_tags(segment);
  if (clean.invisible) apply_edits(segment, invisible_edits(segment.text));
  if (clean.spaces) apply_edits(segment, space_edits(segment.text));
  if (clean.nfc) apply_edits(segment, nfc_edits(segment));
}

UpkeepReport clean_units(Session& session, const UnitFilter& filter, const CleanOptions& clean,
                         const UpkeepOptions& options) {
  const EditStamp stamp{options.batch.started, options.changed_by};
  return run_upkeep(session, options, [&](Changes& changes) {
    visit_units(session, filter, changes, [&](const TranslationUnit& unit) {
      const auto result = cleaned(unit, filter, clean, stamp, changes.report);
      if (result) changes.replace(unit, *result);
    });
  });
}

}  // namespace calque
