#include "align/endings.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>

#include "text/letters.h"
#include "text/utf8.h"

namespace calque::align {
namespace {

/// Typical translations: the same mark twice as often as by chance; within beads a mark that lets
/// the sentence go on twice as often as elsewhere. They count as so many beads and inner ends.
constexpr double kAlike = 2;
constexpr double kGoingOn = 2;
/// A short text stays near the typical values, one of a hundred beads follows its own. With endings
/// F1 of MAC rose from .776 to .806.
constexpr double kTypicalBeads = 40;
constexpr double kTypicalInner = 20;

struct Mark {
  char32_t code_point;
  Ending ending;
};

constexpr Mark kMarks[]{
    {U'.', Ending::stop},
    {U'\u2026', Ending::stop},  // horizontal ellipsis
    {U'\u3002', Ending::stop},  // ideographic full stop
    {U'\uFF0E', Ending::stop},
    {U'\uFF61', Ending::stop},
    {U'\u06D4', Ending::stop},  // Arabic (Urdu)
    {U'\u0964', Ending::stop},  // danda
    {U'\u0965', Ending::stop},
    {U'\u0589', Ending::stop},  // Armenian
    {U'\u05C3', Ending::stop},  // Hebrew sof pasuq
    {U'\u17D4', Ending::stop},  // Khmer
    {U'\u104B', Ending::stop},  // Burmese
    {U'\u1362', Ending::stop},  // Ethiopic
    {U'\u0F0D', Ending::stop},  // Tibetan
    {U'?', Ending::question},
    {U'\uFF1F', Ending::question},
    {U'\u061F', Ending::question},  // Arabic
    {U'\u037E', Ending::question},  // Greek
    {U'\u055E', Ending::question},  // Armenian
    {U'\u1367', Ending::question},  // Ethiopic
    {U'!', Ending::exclamation},
    {U'\uFF01', Ending::exclamation},
    {U'\u055C', Ending::exclamation},  // Armenian
    {U':', Ending::colon},
    {U';', Ending::colon},
    {U'\uFF1A', Ending::colon},
    {U'\uFF1B', Ending::colon},
    {U'\u061B', Ending::colon},  // Arabic
    {U'\u0387', Ending::colon},  // Greek
    {U'\u00B7', Ending::colon},
    {U',', Ending::comma},
    {U'\uFF0C', Ending::comma},
    {U'\u3001', Ending::comma},  // ideographic
    {U'\u060C', Ending::comma},  // Arabic
    {U'-', Ending::comma},
    {U'\u2013', Ending::comma},
    {U'\u2014', Ending::comma},
};

/// A mark counts until the next letter or digit; what is neither mark nor letter (a closing quote,
/// a bracket) leaves it standing.
Ending ending_of(std::string_view segment) {
  Ending ending = Ending::none;
  for (std::size_t i = 0; i < segment.size();) {
    const text::Decoded here = text::decode_at(segment, i);
    i += here.length;
    const text::CharacterKind kind = text::kind_of(here.code_point);
    if (kind == text::CharacterKind::other) {
      const auto* const mark = std::ranges::find(kMarks, here.code_point, &Mark::code_point);
      if (mark != std::end(kMarks)) ending = mark->ending;
    } else if (kind != text::CharacterKind::space) {
      ending = Ending::none;
    }
  }
  return ending;
}

using Counts = std::array<double, kEndings>;

constexpr std::size_t index(Ending ending) {
  return static_cast<std::size_t>(ending);
}

double sum_of(const Counts& counts) {
  return std::accumulate(counts.begin(), counts.end(), 0.0);
}

/// The share of each ending in a text, none of them 0.
Counts shares_of(const std::vector<Ending>& endings) {
  Counts out;
  out.fill(1);
  for (const Ending ending : endings) ++out[index(ending)];
  const double sum = sum_of(out);
  for (double& share : out) share /= sum;
  return out;
}

/// What an alignment shows: the last endings of beads in pairs, and the others of each side.
struct Observed {
  std::array<Counts, kEndings> last{};
  Counts source_inner{};
  Counts target_inner{};
};

void count_inner(const std::vector<Ending>& endings, Range range, double weight, Counts& counts) {
  for (std::uint32_t i = range.begin; i + 1 < range.end; ++i) counts[index(endings[i])] += weight;
}

/// Each bead counts as far as it is probable.
Observed observe(const TextEndings& endings, std::span<const TrainingBead> beads) {
  Observed out;
  for (const TrainingBead& bead : beads) {
    const auto weight = static_cast<double>(bead.weight);
    out.last[index(endings.source[bead.source.end - 1])]
            [index(endings.target[bead.target.end - 1])] += weight;
    count_inner(endings.source, bead.source, weight, out.source_inner);
    count_inner(endings.target, bead.target, weight, out.target_inner);
  }
  return out;
}

/// log(p / chance), where p is estimated from `counts` and from `typical`, which counts as `weight`
/// cases. Counts are given as one row or several.
template <std::size_t n>
std::array<std::array<float, kEndings>, n> log_ratios(const std::array<Counts, n>& counts,
                                                      const std::array<Counts, n>& typical,
                                                      const std::array<Counts, n>& chance,
                                                      double weight) {
  double counted = 0;
  double typical_sum = 0;
  for (const Counts& row : counts) counted += sum_of(row);
  for (const Counts& row : typical) typical_sum += sum_of(row);
  std::array<std::array<float, kEndings>, n> out{};
  for (std::size_t s = 0; s < n; ++s) {
    for (std::size_t t = 0; t < kEndings; ++t) {
      const double p = (counts[s][t] + weight * typical[s][t] / typical_sum) / (counted + weight);
      out[s][t] = static_cast<float>(std::log(p / chance[s][t]));
    }
  }
  return out;
}

std::array<float, kEndings> inner_ratios(const Counts& counts, const Counts& shares) {
  Counts typical = shares;
  typical[index(Ending::colon)] *= kGoingOn;
  typical[index(Ending::comma)] *= kGoingOn;
  return log_ratios<1>({counts}, {typical}, {shares}, kTypicalInner).front();
}

}  // namespace

std::vector<Ending> endings_of(std::span<const std::string_view> segments) {
  std::vector<Ending> out;
  out.reserve(segments.size());
  for (const std::string_view segment : segments) out.push_back(ending_of(segment));
  return out;
}

EndingModel::EndingModel(const TextEndings& endings, std::span<const TrainingBead> beads)
    : endings_(&endings) {
  const Counts source = shares_of(endings.source);
  const Counts target = shares_of(endings.target);
  const Observed observed = observe(endings, beads);
  std::array<Counts, kEndings> chance{};
  for (std::size_t s = 0; s < kEndings; ++s) {
    for (std::size_t t = 0; t < kEndings; ++t) chance[s][t] = source[s] * target[t];
  }
  // Nothing is expected of segments without a mark (headings, captions): they meet as by chance.
  std::array<Counts, kEndings> typical = chance;
  for (std::size_t k = index(Ending::stop); k < kEndings; ++k) typical[k][k] *= kAlike;
  last_ = log_ratios(observed.last, typical, chance, kTypicalBeads);
  source_inner_ = inner_ratios(observed.source_inner, source);
  target_inner_ = inner_ratios(observed.target_inner, target);
}

float EndingModel::score(Range source, Range target) const {
  float sum =
      last_[index(endings_->source[source.end - 1])][index(endings_->target[target.end - 1])];
  const auto add_inner = [&sum](const std::vector<Ending>& endings, Range range,
                                const Ratios& ratios) {
    for (std::uint32_t i = range.begin; i + 1 < range.end; ++i) sum += ratios[index(endings[i])];
  };
  add_inner(endings_->source, source, source_inner_);
  add_inner(endings_->target, target, target_inner_);
  return sum;
}

}  // namespace calque::align
