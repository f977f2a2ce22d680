#include "align/length_model.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace calque::align {
namespace {

/// Share of translations whose length says nothing; it bounds how far lengths can speak against
/// one.
constexpr double kUnruly = 0.03;
/// The whole texts' ratio and the default variance count as so many beads of mean length, so that a
/// first round, or a text of few segments, does not take chance for a rule.
constexpr double kPriorWeight = 20;

double length_of(const TokenisedText& text, Range range) {
  double sum = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) sum += text.length(i);
  return sum;
}

struct Moments {
  double mean = 0;
  double variance = 0;
};

Moments moments_of(const TokenisedText& text) {
  Moments out;
  const double n = std::max(1U, text.size());
  for (std::uint32_t i = 0; i < text.size(); ++i) out.mean += text.length(i) / n;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const double off = text.length(i) - out.mean;
    out.variance += off * off / n;
  }
  out.mean = std::max(1.0, out.mean);
  // At least Poisson's: segments that are all of one length would make any other length
  // impossible.
  out.variance = std::max(out.mean, out.variance);
  return out;
}

/// Log density at `length` of the sum of `count` gamma distributed lengths.
/// The sum of independent gamma variables of one scale is gamma with the shapes added up. The gamma
/// fits what lengths of sentences are: positive, and skewed to the right.
double log_random(const Moments& one, double count, double length) {
  const double scale = one.variance / one.mean;
  const double shape = count * one.mean / scale;
  const double x = std::max(1.0, length);
  int sign = 0;  // std::lgamma would write it to a variable that all threads share
  return (shape - 1) * std::log(x) - x / scale - ::lgamma_r(shape, &sign) - shape * std::log(scale);
}

/// log((1 - kUnruly) exp(ratio) + kUnruly) without the exponential where one term prevails.
float bounded(float ratio) {
  static const auto kFloor = static_cast<float>(std::log(kUnruly));
  static const auto kOrderly = static_cast<float>(std::log1p(-kUnruly));
  const float orderly = ratio + kOrderly;
  const float ahead = orderly - kFloor;
  // Beyond e^7 the smaller term changes the score by less than a thousandth.
  if (ahead > 7) return orderly;
  if (ahead < -7) return kFloor;
  return kFloor + std::log(1 + std::exp(ahead));  // log1p is slower and no better here
}

}  // namespace

LengthParameters estimate_lengths(TextPair texts, std::span<const TrainingBead> beads) {
  const double whole_source = std::max(1.0, length_of(texts.source, {0, texts.source.size()}));
  const double whole_target = std::max(1.0, length_of(texts.target, {0, texts.target.size()}));
  LengthParameters out;
  out.ratio = whole_target / whole_source;
  const Moments one = moments_of(texts.source);
  double source = kPriorWeight * one.mean;
  double target = source * out.ratio;
  for (const TrainingBead& bead : beads) {
    source += bead.weight * length_of(texts.source, bead.source);
    target += bead.weight * length_of(texts.target, bead.target);
  }
  out.ratio = target / source;
  out.linear *= out.ratio;
  // Weighted least squares of squared residuals on (l, l^2), as a scale of the default shape.
  // A residual counts as three standard deviations at most: a bead that is wrong must not widen
  // the model for all others.
  double observed = kPriorWeight;
  double weight = kPriorWeight;
  for (const TrainingBead& bead : beads) {
    const double l = std::max(1.0, out.ratio * length_of(texts.source, bead.source));
    const double off = length_of(texts.target, bead.target) - l;
    // 9: the square of three.
    observed += bead.weight * std::min(9.0, off * off / (out.linear * l + out.square * l * l));
    weight += bead.weight;
  }
  out.linear *= observed / weight;
  out.square *= observed / weight;
  return out;
}

LengthModel::LengthModel(TextPair texts, const LengthParameters& parameters)
    : given_(texts.source.size()), random_(texts.target.size()), target_sums_(1, 0.0F) {
  const Moments one = moments_of(texts.target);
  for (std::uint32_t i = 0; i < texts.source.size(); ++i) {
    for (std::uint32_t a = 1; a <= std::min(i + 1, kMaxSide); ++a) {
      const double length =
          std::max(1.0, parameters.ratio * length_of(texts.source, {i + 1 - a, i + 1}));
      const double variance = parameters.linear * length + parameters.square * length * length;
      given_[i][a - 1] = {
          .mean = static_cast<float>(length),
          // The parts of the normal log density that depend on the source alone.
          .constant = static_cast<float>(-0.5 * std::log(2 * std::numbers::pi * variance)),
          .factor = static_cast<float>(-0.5 / variance)};
    }
  }
  for (std::uint32_t j = 0; j < texts.target.size(); ++j) {
    target_sums_.push_back(target_sums_.back() + static_cast<float>(texts.target.length(j)));
    for (std::uint32_t b = 1; b <= std::min(j + 1, kMaxSide); ++b) {
      random_[j][b - 1] =
          static_cast<float>(log_random(one, b, length_of(texts.target, {j + 1 - b, j + 1})));
    }
  }
}

float LengthModel::score(Range source, Range target) const {
  const Given& given = given_[source.end - 1][source.size() - 1];
  const float off = target_sums_[target.end] - target_sums_[target.begin] - given.mean;
  return bounded(given.constant + given.factor * off * off -
                 random_[target.end - 1][target.size() - 1]);
}

}  // namespace calque::align
