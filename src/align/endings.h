#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "align/translation_table.h"

/// The marks at the ends of segments. Translations mostly end alike, and where segments of one bead
/// meet the sentence may go on.
namespace calque::align {

enum class Ending : std::uint8_t { none, stop, question, exclamation, colon, comma };
inline constexpr std::size_t kEndings = 6;

/// The ending of each segment: the last mark after its last letter or digit, in any script. Quotes
/// and brackets do not count; a semicolon counts as a colon, a dash as a comma.
std::vector<Ending> endings_of(std::span<const std::string_view> segments);

struct TextEndings {
  std::vector<Ending> source;
  std::vector<Ending> target;
};

/// Log likelihood ratios of endings, as they go together in this text, against endings that have
/// nothing to do with each other. The endings must outlive the model.
class EndingModel {
 public:
  /// Learns from the beads of an alignment, shrunk towards what is typical.
  EndingModel(const TextEndings& endings, std::span<const TrainingBead> beads);

  /// Of the segments of a bead; neither range is empty.
  float score(Range source, Range target) const;

 private:
  using Ratios = std::array<float, kEndings>;

  const TextEndings* endings_;
  std::array<Ratios, kEndings> last_{};  ///< By ending of the source, of the target.
  Ratios source_inner_{};
  Ratios target_inner_{};
};

}  // namespace calque::align
