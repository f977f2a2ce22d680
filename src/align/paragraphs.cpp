#include "align/paragraphs.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace calque::align {
namespace {

/// Agreement counts from so many standard errors above chance on, as if so many boundaries had
/// been seen without any, and never more than kMostAgreement: the best translation has slips.
/// With limits drawn anew at random the mean F1 of 13 sets changes by .001 at most.
constexpr double kErrors = 1.5;
constexpr double kPriorBoundaries = 10;
constexpr double kMostAgreement = 0.97;

std::vector<bool> limits_of(std::span<const std::size_t> paragraphs) {
  std::vector<bool> out(paragraphs.size() + 1, true);
  for (std::size_t i = 1; i < paragraphs.size(); ++i) {
    out[i] = paragraphs[i] != paragraphs[i - 1];
  }
  return out;
}

/// The ends of the text are limits on both sides anyway and tell nothing.
double share_of(const std::vector<bool>& limits) {
  if (limits.size() <= 2) return 0;
  const auto inner = std::count(limits.begin() + 1, limits.end() - 1, true);
  return static_cast<double>(inner) / static_cast<double>(limits.size() - 2);
}

bool lies_between(double share) {
  return share > 0 && share < 1;
}

/// A pair of boundaries, and how many beads are expected to end and to begin there.
struct Meeting {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double ending = 0;
  double beginning = 0;
};

std::pair<std::uint32_t, std::uint32_t> place_of(const Meeting& meeting) {
  return {meeting.source, meeting.target};
}

/// Beads of a posterior overlap: at each pair of boundaries the expected numbers of those that end
/// and begin there are added up.
std::vector<Meeting> meetings_of(std::span<const TrainingBead> beads) {
  std::vector<Meeting> ends;
  for (const TrainingBead& bead : beads) {
    const auto weight = static_cast<double>(bead.weight);
    ends.push_back({bead.source.begin, bead.target.begin, 0, weight});
    ends.push_back({bead.source.end, bead.target.end, weight, 0});
  }
  std::ranges::stable_sort(ends, {}, place_of);
  std::vector<Meeting> out;
  for (const Meeting& end : ends) {
    if (out.empty() || place_of(out.back()) != place_of(end)) {
      out.push_back(end);
    } else {
      out.back().ending += end.ending;
      out.back().beginning += end.beginning;
    }
  }
  return out;
}

/// Expected numbers of boundaries where one bead follows another, and of those that are limits.
struct BoundaryCounts {
  double all = 0;
  double source = 0;
  double target = 0;
  double both = 0;
};

BoundaryCounts count(const ParagraphLimits& limits, std::span<const TrainingBead> beads) {
  BoundaryCounts out;
  for (const Meeting& meeting : meetings_of(beads)) {
    // Not more often than a bead ends there, nor than one begins: only then does one follow the
    // other.
    const double weight = std::min({1.0, meeting.ending, meeting.beginning});
    const bool source = limits.in_source(meeting.source);
    const bool target = limits.in_target(meeting.target);
    out.all += weight;
    if (source) out.source += weight;
    if (target) out.target += weight;
    if (source && target) out.both += weight;
  }
  return out;
}

float log_of(double ratio) {
  return static_cast<float>(std::log(ratio));
}

/// Limits within a bead are as many as chance gives, less those that agree.
std::array<float, 2> inner(double share, double agreement) {
  return {log_of((1 - share * (1 - agreement)) / (1 - share)), log_of(1 - agreement)};
}

}  // namespace

ParagraphLimits::ParagraphLimits(std::span<const std::size_t> source,
                                 std::span<const std::size_t> target)
    : source_(limits_of(source)),
      target_(limits_of(target)),
      source_share_(share_of(source_)),
      target_share_(share_of(target_)),
      informative_(lies_between(source_share_) && lies_between(target_share_)) {}

/// Where both sides' limits agree as far as they can, as many coincide as the side with fewer has;
/// by chance the product of the shares does. The estimate is how far from the one to the other the
/// text has come.
double paragraph_agreement(const ParagraphLimits& limits, std::span<const TrainingBead> beads) {
  if (!limits.informative()) return 0;
  const BoundaryCounts counts = count(limits, beads);
  if (counts.all <= 0) return 0;
  const double source = counts.source / counts.all;
  const double target = counts.target / counts.all;
  const double chance = source * target;
  const double most = std::min(source, target) - chance;
  if (most <= 0) return 0;
  const double error = std::sqrt(chance * (1 - source) * (1 - target) / counts.all);
  const double found = (counts.both / counts.all - chance - kErrors * error) / most;
  return std::clamp(found, 0.0, 1.0) * kMostAgreement * counts.all /
         (counts.all + kPriorBoundaries);
}

ParagraphModel::ParagraphModel(const ParagraphLimits& limits, double agreement) : limits_(&limits) {
  if (!limits.informative()) return;
  const double source = limits.source_share();
  const double target = limits.target_share();
  const double chance = source * target;
  const double both = chance + agreement * (std::min(source, target) - chance);
  meeting_[1][1] = log_of(both / chance);
  meeting_[1][0] = log_of((source - both) / (source - chance));
  meeting_[0][1] = log_of((target - both) / (target - chance));
  meeting_[0][0] = log_of((1 - source - target + both) / ((1 - source) * (1 - target)));
  source_inner_ = inner(source, agreement);
  target_inner_ = inner(target, agreement);
}

float ParagraphModel::within(Range source, Range target) const {
  if (!limits_->informative()) return 0;
  float sum = 0;
  for (std::uint32_t i = source.begin + 1; i < source.end; ++i) {
    sum += source_inner_[limits_->in_source(i)];
  }
  for (std::uint32_t j = target.begin + 1; j < target.end; ++j) {
    sum += target_inner_[limits_->in_target(j)];
  }
  return sum;
}

float ParagraphModel::between(std::uint32_t source, std::uint32_t target) const {
  if (!limits_->informative()) return 0;
  return meeting_[limits_->in_source(source)][limits_->in_target(target)];
}

float ParagraphModel::beside_omission(std::uint32_t source, std::uint32_t target) const {
  return std::max(0.0F, between(source, target));
}

}  // namespace calque::align
