#include "leverage/assembly.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "calque/align.h"
#include "model/segment_tags.h"
#include "model/tag_placement.h"
#include "segment/split.h"

namespace calque::leverage {
namespace {

/// A line break between sentences is kept; else there is a space where the language has one.
std::string space_between(std::string_view before, std::string_view in_source) {
  const bool plain = in_source.empty() || in_source == " ";
  if (!plain) return std::string(in_source);
  return align::ends_without_space(before) ? "" : " ";
}

/// Appends a sentence's translation. Tags that are those of the sentence become those of the
/// paragraph that they were cut from, of which the sentence's first is number `first_tag`.
void append(const Segment& target, const Segment& sentence, const Segment& paragraph,
            std::size_t first_tag, Segment& out) {
  const std::vector<std::size_t> places =
      place_tags(target, sentence, [](std::size_t) { return false; });
  const std::size_t shift = out.text.size();
  out.text += target.text;
  for (std::size_t i = 0; i < target.tags.size(); ++i) {
    if (places[i] == kNoTag) continue;
    InlineTag& tag = out.tags.emplace_back(paragraph.tags[first_tag + places[i]]);
    tag.offset = target.tags[i].offset + shift;
  }
}

void take_origin(const FoundMatch& part, bool first, FoundMatch& whole) {
  if (first) {
    whole.origin = part.origin;
    whole.unit = part.unit;
  } else if (whole.origin != part.origin) {
    whole.origin.clear();
  }
}

}  // namespace

std::optional<SentenceJob> sentences_of(const JobSegment& segment,
                                        const segment::Segmenter& segmenter) {
  if (!segment.whole_unit) return std::nullopt;
  SentenceJob job{.spans = segmenter.segment(segment.source.text), .sentences = {}};
  if (job.spans.size() < 2) return std::nullopt;
  for (Segment& sentence : segment::split_segment(segment.source, job.spans)) {
    JobSegment added{.source = std::move(sentence), .context = {}};
    if (!job.sentences.empty()) {
      added.context.previous = job.sentences.back().source.text;
      job.sentences.back().context.next = added.source.text;
    }
    job.sentences.push_back(std::move(added));
  }
  return job;
}

std::optional<FoundMatch> assembled(const JobSegment& segment, const SentenceJob& job,
                                    std::span<const Pretranslated> found) {
  const std::string_view text = segment.source.text;
  FoundMatch whole;
  // Higher is no more than a sentence in its place, which a paragraph of several is not.
  whole.rate = MatchRate(100);
  whole.assembled = true;
  std::size_t first_tag = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const FoundMatch* const part = found[i].best();
    if (part == nullptr) return std::nullopt;
    const std::size_t end_before = i == 0 ? 0 : job.spans[i - 1].end;
    const std::string_view gap = text.substr(end_before, job.spans[i].begin - end_before);
    whole.target.text += i == 0 ? std::string(gap) : space_between(whole.target.text, gap);
    whole.stored_source.text += gap;
    const Segment& sentence = job.sentences[i].source;
    append(part->target, sentence, segment.source, first_tag, whole.target);
    whole.stored_source.text += part->stored_source.text;
    first_tag += sentence.tags.size();
    whole.rate = std::min(whole.rate, part->rate);
    whole.repaired = whole.repaired || part->repaired;
    whole.machine = whole.machine || part->machine;
    whole.other_tags = whole.other_tags || part->other_tags;
    take_origin(*part, i == 0, whole);
  }
  whole.target.text += text.substr(job.spans.back().end);
  normalise_tags(whole.target);
  return whole;
}

}  // namespace calque::leverage
