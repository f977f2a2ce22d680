#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "align/translation_table.h"
#include "calque/align.h"

/// Paragraph limits as hints: they count as far as those of both sides agree in this document.
namespace calque::align {

/// Which boundaries between segments are limits of paragraphs.
class ParagraphLimits {
 public:
  ParagraphLimits() = default;
  /// The numbers of the paragraphs that the segments of each side stand in.
  ParagraphLimits(std::span<const std::size_t> source, std::span<const std::size_t> target);

  /// False where a side has one paragraph only, or one for each segment: then limits say nothing.
  bool informative() const { return informative_; }
  /// Whether a paragraph begins with this segment; true at both ends of the text.
  bool in_source(std::uint32_t boundary) const { return source_[boundary]; }
  bool in_target(std::uint32_t boundary) const { return target_[boundary]; }
  /// The share of inner boundaries that are limits, above 0 and below 1 where `informative`.
  double source_share() const { return source_share_; }
  double target_share() const { return target_share_; }

 private:
  std::vector<bool> source_;
  std::vector<bool> target_;
  double source_share_ = 0;
  double target_share_ = 0;
  bool informative_ = false;
};

/// The share of limits that agree beyond chance in an alignment, 0 to below 1. A cautious estimate:
/// 0 where chance may have done it, and before anything is aligned.
double paragraph_agreement(const ParagraphLimits& limits, std::span<const TrainingBead> beads);

/// Log likelihood ratios of limits: as they are where this share of them agrees, against limits
/// that have nothing to do with each other. All are 0 where limits say nothing. The limits must
/// outlive the model.
class ParagraphModel {
 public:
  ParagraphModel(const ParagraphLimits& limits, double agreement);

  /// Of the boundaries within a bead.
  float within(Range source, Range target) const;
  /// Of the boundaries at which one bead with segments on both sides follows another.
  float between(std::uint32_t source, std::uint32_t target) const;
  /// Of those at which omissions begin or end. A limit of one side may have its counterpart at the
  /// other end of the omissions: what agrees counts, what does not is nothing against it.
  float beside_omission(std::uint32_t source, std::uint32_t target) const;

 private:
  const ParagraphLimits* limits_;
  std::array<std::array<float, 2>, 2> meeting_{};  ///< By limit in the source, in the target.
  std::array<float, 2> source_inner_{};
  std::array<float, 2> target_inner_{};
};

}  // namespace calque::align
