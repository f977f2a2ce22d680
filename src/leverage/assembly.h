#pragma once

#include <optional>
#include <span>
#include <vector>

#include "calque/segmenter.h"
#include "leverage/pretranslation.h"

/// Paragraphs of files that are not segmented, taken as their sentences.
namespace calque::leverage {

/// The sentences of a whole unit, with each other as context.
struct SentenceJob {
  std::vector<segment::SegmentSpan> spans;  ///< In its text.
  std::vector<JobSegment> sentences;
};

/// Nothing for a segment of one sentence, and for one that is not a whole unit.
std::optional<SentenceJob> sentences_of(const JobSegment& segment,
                                        const segment::Segmenter& segmenter);

/// The translation of a segment put together from those of its sentences, with the white space that
/// stands between them. `found` are its sentences with what was found for them. Nothing where one
/// has no match.
std::optional<FoundMatch> assembled(const JobSegment& segment, const SentenceJob& job,
                                    std::span<const Pretranslated> found);

}  // namespace calque::leverage
