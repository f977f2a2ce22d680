#include "desk/tag_numbers.h"

#include <algorithm>
#include <map>
#include <utility>

#include "calque/error.h"
#include "model/segment_markup.h"
#include "model/segment_tags.h"
#include "model/tag_placement.h"
#include "text/utf8.h"

namespace calque::desk {
namespace {

std::string type_of(const InlineTag& tag) {
  const auto type = std::ranges::find(tag.attributes, "type", &Attribute::name);
  return type == tag.attributes.end() ? std::string() : type->value;
}

/// Text in a sub-flow is shown with the code that it stands in.
std::string code_of(const InlineTag& tag) {
  std::string code;
  for (const CodePart& part : tag.code) {
    if (const auto* native = std::get_if<std::string>(&part)) code += *native;
    if (const auto* flow = std::get_if<SubFlow>(&part)) code += flow->segment.text;
  }
  return code;
}

ChipKind kind_of(const InlineTag& tag, bool paired) {
  if (!paired) return ChipKind::alone;
  return begins_pair(tag) ? ChipKind::open : ChipKind::close;
}

Chip chip_of(const InlineTag& tag, bool paired, std::size_t id) {
  return {.at = tag.offset,
          .id = id,
          .kind = kind_of(tag, paired),
          .type = type_of(tag),
          .code = code_of(tag)};
}

/// A tag by which a chip is known.
using ChipName = std::pair<std::size_t, ChipKind>;

std::map<ChipName, const InlineTag*> tags_by_chip(const Segment& source, const Segment& earlier) {
  std::map<ChipName, const InlineTag*> tags;
  const auto of_source = chips_of(source);
  for (std::size_t i = 0; i < of_source.size(); ++i) {
    tags.emplace(ChipName{of_source[i].id, of_source[i].kind}, &source.tags[i]);
  }
  const auto of_earlier = chips_of(earlier, source);
  for (std::size_t i = 0; i < of_earlier.size(); ++i) {
    tags.emplace(ChipName{of_earlier[i].id, of_earlier[i].kind}, &earlier.tags[i]);
  }
  return tags;
}

void require_text(std::string_view text) {
  if (text::find_invalid_utf8(text)) throw InputError("the text is not UTF-8");
  if (text.find('\0') != std::string_view::npos) throw InputError("the text has a NUL in it");
}

/// Highlights must be nested; a half whose other half is gone stands alone; what is stored is
/// always canonical.
Segment canonical(Segment segment) {
  normalise_tags(segment);
  to_markup(segment);
  return segment;
}

}  // namespace

std::string_view key_of(ChipKind kind) {
  if (kind == ChipKind::open) return "open";
  return kind == ChipKind::close ? "close" : "alone";
}

std::vector<Chip> chips_of(const Segment& source) {
  const auto pairs = find_pairs(source.tags);
  std::vector<Chip> chips;
  std::size_t next = 1;
  for (std::size_t i = 0; i < source.tags.size(); ++i) {
    const bool paired = pairs[i] != kNoTag;
    const bool ends = paired && pairs[i] < i;
    chips.push_back(chip_of(source.tags[i], paired, ends ? chips[pairs[i]].id : next));
    if (!ends) ++next;
  }
  return chips;
}

std::vector<Chip> chips_of(const Segment& target, const Segment& source) {
  const std::vector<Chip> known = chips_of(source);
  const auto placed = place_tags(target, source, [](std::size_t) { return false; });
  const auto pairs = find_pairs(target.tags);
  std::size_t next = 1;
  for (const Chip& chip : known) next = std::max(next, chip.id + 1);
  std::vector<Chip> chips;
  for (std::size_t i = 0; i < target.tags.size(); ++i) {
    const bool paired = pairs[i] != kNoTag;
    const bool ends = paired && pairs[i] < i;
    std::size_t id = 0;
    if (placed[i] != kNoTag) {
      id = known[placed[i]].id;
    } else {
      id = ends ? chips[pairs[i]].id : next++;
    }
    chips.push_back(chip_of(target.tags[i], paired, id));
    if (placed[i] != kNoTag) chips.back().kind = known[placed[i]].kind;
  }
  return chips;
}

Segment with_chips(std::string text, std::span<const Chip> chips, const Segment& source,
                   const Segment& earlier) {
  require_text(text);
  const auto tags = tags_by_chip(source, earlier);
  std::map<ChipName, bool> used;
  Segment out;
  out.text = std::move(text);
  for (const Chip& chip : chips) {
    const ChipName name{chip.id, chip.kind};
    const auto found = tags.find(name);
    const std::string called =
        "tag " + std::to_string(chip.id) + " (" + std::string(key_of(chip.kind)) + ")";
    if (found == tags.end()) throw InputError("there is no " + called + " in this segment");
    if (!used.emplace(name, true).second) throw InputError(called + " stands there twice");
    const bool inside = chip.at < out.text.size();
    if (chip.at > out.text.size() || (inside && text::is_continuation(out.text[chip.at]))) {
      throw InputError(called + " does not stand between two characters of the text");
    }
    InlineTag tag = *found->second;
    tag.offset = chip.at;
    out.tags.push_back(std::move(tag));
  }
  std::ranges::stable_sort(out.tags, {}, &InlineTag::offset);
  try {
    return canonical(std::move(out));
  } catch (const UsageError& error) {
    throw InputError(error.what());
  }
}

Segment text_of_markup(std::string_view markup) {
  require_text(markup);
  return canonical(from_markup(markup));
}

}  // namespace calque::desk
