#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "calque/language.h"
#include "formats/bilingual.h"
#include "leverage/pretranslation.h"
#include "match/match_text.h"
#include "match/repair.h"

namespace calque::leverage {

/// Says which matches take the place of what a bilingual file has. A draft of a person stays; one
/// of a program gives way to what nobody has to look at, and to a better draft where the file tells
/// what its own is a translation of. For one thread.
class DraftJudge {
 public:
  DraftJudge(const Language& source, const Language& target)
      : analyzer_(source.primary()),
        source_(source),
        target_(target),
        repairer_(analyzer_, source_) {}
  DraftJudge(const DraftJudge&) = delete;
  DraftJudge& operator=(const DraftJudge&) = delete;

  /// False for a segment that is translated.
  bool gives_way(const BilingualSegment& segment, const FoundMatch& match);

  /// The draft of a program with the numbers, addresses and placeholders that the segment has now.
  /// Nothing where the file does not tell what the draft is a translation of, and where there is
  /// nothing to repair.
  std::optional<FoundMatch> repaired(const BilingualSegment& segment);

 private:
  MatchAnalyzer analyzer_;
  Language source_;
  Language target_;
  Repairer repairer_;
};

/// A match as it is put into a file.
Filling filling_of(const FoundMatch& match);

/// What became of the segments of a file that was filled.
struct Filled {
  std::int64_t lost_tags = 0;
  std::int64_t kept_drafts = 0;
};

/// Fills the segments `numbers` of a file with the best of `found`, in their order, or with a
/// repaired draft where that is better; drafts that are no worse stay.
Filled fill(BilingualDocument& file, std::span<const std::size_t> numbers,
            std::span<const Pretranslated> found, DraftJudge& judge);

}  // namespace calque::leverage
