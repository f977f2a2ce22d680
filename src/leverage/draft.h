#pragma once

#include "calque/language.h"
#include "formats/bilingual.h"
#include "leverage/pretranslation.h"
#include "match/match_text.h"

namespace calque::leverage {

/// Says which matches take the place of what a bilingual file has. A draft of a person stays; one
/// of a program gives way to what nobody has to look at, and to a better draft where the file tells
/// what its own is a translation of. For one thread.
class DraftJudge {
 public:
  explicit DraftJudge(const Language& source) : analyzer_(source.primary()) {}

  /// False for a segment that is translated.
  bool gives_way(const BilingualSegment& segment, const FoundMatch& match);

 private:
  MatchAnalyzer analyzer_;
};

/// A match as it is put into a file.
Filling filling_of(const FoundMatch& match);

}  // namespace calque::leverage
