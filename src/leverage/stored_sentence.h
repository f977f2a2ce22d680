#pragma once

#include <optional>

#include "calque/language.h"
#include "calque/lookup.h"
#include "calque/segment.h"
#include "calque/segmenter.h"
#include "leverage/pretranslation.h"
#include "match/match_text.h"

namespace calque::leverage {

/// Finds a text as a sentence of stored paragraphs. For one thread.
class StoredSentences {
 public:
  StoredSentences(const Language& source, const Language& target, TagRule tags);

  /// The translation of the sentence of the proposal's stored text that is the segment. Nothing
  /// where none is, where the translation has another number of sentences, and where their
  /// alignment leaves a doubt.
  std::optional<FoundMatch> find(const Segment& segment, const Proposal& proposal);

 private:
  std::string key_of(const Segment& segment);

  segment::Segmenter source_;
  segment::Segmenter target_;
  MatchAnalyzer analyzer_;
  TagRule tags_;
};

}  // namespace calque::leverage
