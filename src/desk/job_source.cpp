#include "desk/job_source.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "calque/error.h"
#include "calque/format.h"
#include "desk/measure.h"
#include "segment/split.h"
#include "text/format_choice.h"
#include "text/hash.h"
#include "text/trim.h"

namespace calque::desk {
namespace {

/// As known_format (calque/format.h), for a file in memory; null for an article.
const UnitFormat* bilingual_format(const document::FileBytes& file) {
  constexpr std::size_t kHead = std::size_t{64} * 1024;  // as much as known_format looks at
  const std::string_view head = std::string_view(file.bytes).substr(0, kHead);
  const UnitFormat* format =
      text::format_by_name(unit_formats(), text::format_ending(file.name), head);
  if (format == nullptr || (format->recognise != nullptr && !format->recognise(head))) {
    const UnitFormat* const by_content = text::format_by_content(unit_formats(), head);
    if (by_content != nullptr) format = by_content;
  }
  return format != nullptr && format->is_filled() ? format : nullptr;
}

State state_of(const BilingualSegment& segment) {
  if (!segment.translatable) return State::locked;
  switch (segment.state) {
    case TranslationState::untranslated:
      return State::untranslated;
    case TranslationState::draft:
      return segment.by_program ? State::match : State::draft;
    case TranslationState::translated:
      return State::confirmed;
    case TranslationState::approved:
      return State::reviewed;
  }
  return State::untranslated;
}

/// A segment of the file is one of the job, white space at its ends and all.
Slot slot_of(const BilingualSegment& segment) {
  Slot slot{.text = segment.source,
            .spans = {{0, segment.source.text.size()}},
            .paragraph = segment.unit,
            .kind = "text",
            .chain = segment.is_string ? -1 : static_cast<std::int64_t>(segment.file),
            .target = segment.target,
            .state = state_of(segment),
            .whole_unit = segment.whole_unit,
            .tuid = segment.id,
            .properties = segment.properties};
  if (segment.is_string && identity_of(slot.tuid, slot.properties).keys.empty()) {
    slot.kind = "string";
  }
  return slot;
}

void read_bilingual(const UnitFormat& format, const document::FileBytes& file,
                    const BilingualOptions& options, JobSource& out) {
  out.bilingual = format.open(file.bytes, file.name, options);
  for (const BilingualSegment& segment : out.bilingual->segments()) {
    // What is empty has nothing to show; it is written as it was.
    out.slots.push_back(slot_of(segment));
  }
}

void read_article(const document::FileBytes& file, const Language& source, JobSource& out) {
  out.article = leverage::parse_article(file, source);
  out.left_out = left_out_in_words(out.article->document);
  for (const document::Paragraph& paragraph : out.article->document.paragraphs) {
    Slot& slot = out.slots.emplace_back();
    slot.text = paragraph.content;
    slot.paragraph = out.slots.size() - 1;
    slot.kind = document::kind_name(paragraph.kind);
  }
  for (const segment::ArticleSegment& segment : out.article->segments) {
    out.slots[segment.paragraph].spans.push_back(segment.span);
  }
}

}  // namespace

JobSource read_job_source(const document::FileBytes& file, const Language& source,
                          const Language& target) {
  JobSource out;
  out.name = std::filesystem::path(file.name).filename().string();
  out.hash = text::hash_bytes(file.bytes);
  if (const UnitFormat* const format = bilingual_format(file); format != nullptr) {
    read_bilingual(
        *format, file,
        {.source_language = source, .target_language = target, .encoding = {}, .lenient = false},
        out);
  } else {
    read_article(file, source, out);
  }
  return out;
}

std::vector<DeskSegment> segments_of(const JobSource& source) {
  std::vector<DeskSegment> out;
  for (std::size_t number = 0; number < source.slots.size(); ++number) {
    const Slot& slot = source.slots[number];
    std::vector<Segment> contents = segment::split_segment(slot.text, slot.spans);
    for (std::size_t i = 0; i < contents.size(); ++i) {
      if (text::is_blank(contents[i].text) && contents[i].tags.empty()) continue;
      DeskSegment& segment = out.emplace_back();
      segment.number = static_cast<std::int64_t>(out.size());
      segment.slot = number;
      segment.span = slot.spans[i];
      segment.paragraph = slot.paragraph;
      segment.kind = slot.kind;
      segment.source = std::move(contents[i]);
      segment.target = slot.target;
      segment.state = slot.state;
      segment.touched = is_done(slot.state) || slot.state == State::draft;
      segment.tuid = slot.tuid;
      segment.properties = slot.properties;
      segment.chain = slot.chain;
    }
  }
  return out;
}

std::vector<leverage::JobSegment> lookups_of(const std::vector<DeskSegment>& segments,
                                             const std::vector<Slot>& slots) {
  std::vector<leverage::JobSegment> out;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const DeskSegment& segment = segments[i];
    leverage::JobSegment& lookup = out.emplace_back();
    lookup.source = segment.source;
    lookup.identity = identity_of(segment);
    lookup.whole_unit = slots[segment.slot].whole_unit;
    lookup.number = i;
    if (segment.chain < 0) continue;
    if (i > 0 && segments[i - 1].chain == segment.chain) {
      lookup.context.previous = segments[i - 1].source.text;
    }
    if (i + 1 < segments.size() && segments[i + 1].chain == segment.chain) {
      lookup.context.next = segments[i + 1].source.text;
    }
  }
  return out;
}

}  // namespace calque::desk
