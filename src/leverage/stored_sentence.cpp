#include "leverage/stored_sentence.h"

#include <algorithm>
#include <string>
#include <vector>

#include "calque/align.h"
#include "leverage/tag_transfer.h"
#include "match/tag_cost.h"
#include "segment/split.h"

namespace calque::leverage {
namespace {

/// As a pair that was aligned and that nobody has confirmed.
constexpr MatchRate kAlignedRate{99};

/// Paragraphs are too short to reach align::kAcceptedConfidence. Of 150 made of two or three
/// English sentences and their German translations 130 reach this, of the same with the
/// translations in another order 8; as many sentences in both in another order are rare.
constexpr double kCertain = 0.95;

std::vector<Segment> sentences(const Segment& paragraph, const segment::Segmenter& segmenter) {
  return segment::split_segment(paragraph, segmenter.segment(paragraph.text));
}

std::vector<align::AlignSegment> texts_of(const std::vector<Segment>& segments) {
  std::vector<align::AlignSegment> texts;
  for (const Segment& segment : segments) texts.push_back({segment.text, 0});
  return texts;
}

/// Each sentence is translated by the one in its place, and of the one asked for that is certain.
bool is_certain(const std::vector<Segment>& source, const std::vector<Segment>& target,
                std::size_t number) {
  const align::Alignment alignment = align::align(texts_of(source), texts_of(target));
  const bool one_by_one = std::ranges::all_of(alignment.beads, [](const align::Bead& bead) {
    return bead.source.size() == 1 && bead.target.size() == 1;
  });
  return one_by_one && alignment.beads[number].confidence >= kCertain;
}

}  // namespace

StoredSentences::StoredSentences(const Language& source, const Language& target, TagRule tags)
    : source_(source), target_(target), analyzer_(source.primary()), tags_(tags) {}

std::string StoredSentences::key_of(const Segment& segment) {
  return exact_key_of(analyzer_.analyze(segment), tags_);
}

std::optional<FoundMatch> StoredSentences::find(const Segment& segment, const Proposal& proposal) {
  const Segment& stored = proposal.source_variant().segment;
  // Most of what is a little alike does not have the text in it.
  if (stored.text.find(segment.text) == std::string::npos) return std::nullopt;
  if (proposal.circumstances.unconfirmed || proposal.pivot) return std::nullopt;
  const std::vector<Segment> source = sentences(stored, source_);
  const std::vector<Segment> target = sentences(proposal.target_variant().segment, target_);
  if (source.size() < 2 || source.size() != target.size()) return std::nullopt;
  const std::string key = key_of(segment);
  const auto found = std::ranges::find_if(
      source, [&](const Segment& sentence) { return key_of(sentence) == key; });
  if (found == source.end()) return std::nullopt;
  const auto number = static_cast<std::size_t>(found - source.begin());
  if (!is_certain(source, target, number)) return std::nullopt;
  FoundMatch match;
  match.target = with_tags_of(segment, *found, target[number]);
  match.rate = kAlignedRate;
  match.machine = proposal.circumstances.machine_translated;
  match.stored_source = *found;
  match.unit = proposal.unit->id;
  match.origin = proposal.unit->origin;
  return match;
}

}  // namespace calque::leverage
