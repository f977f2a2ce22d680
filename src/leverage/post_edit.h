#pragma once

#include <cstddef>
#include <string>

#include "formats/bilingual.h"
#include "leverage/analysis.h"

namespace calque::leverage {

/// How much of what was proposed for a file is in what was delivered.
struct PostEdit {
  /// One file, the delivered one. A segment counts with the words of its source in the band of the
  /// rate between its translation and the proposal, 100 % where nothing was changed; as new where
  /// there was no proposal. There are no bands of context and of repetitions here.
  Analysis analysis;
  std::size_t untranslated = 0;  ///< Delivered segments without a translation; not counted.
};

/// Compares a bilingual file as it was pretranslated with the same file as it was delivered. A
/// proposal belongs to the segment with the same source that compare_versions finds for it. The
/// rate is that of the translations in the target language (docs/match-rate.md), without penalties
/// and context; the memory has no part in it. Segments that may not be translated are left out.
/// @param name of the delivered file.
PostEdit compare_delivered(const BilingualDocument& proposed, const BilingualDocument& delivered,
                           const std::string& name, const AnalysisSettings& settings);

}  // namespace calque::leverage
