#include "align/aligner.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "align/coarse_path.h"
#include "align/confidence.h"
#include "align/decoder.h"
#include "align/round.h"

namespace calque::align {
namespace {

/// Lattices up to this size are searched whole at first.
constexpr std::size_t kWholeNodes = 1'000'000;
/// Rounds after the first for texts beyond that.
constexpr std::uint32_t kLongRounds = 2;
/// After a round the search goes this far beyond what was probable.
constexpr std::uint32_t kMargin = 20;
/// Restarts, for lattices up to this size whose mean probability is below kSureMean.
constexpr std::size_t kRestartNodes = 40'000;
constexpr double kSureMean = 0.95;
constexpr std::uint64_t kRestarts = 6;
constexpr double kDisputedShare = 0.85;
constexpr std::uint32_t kWanderRounds = 12;
constexpr float kWanderHeat = 0.7F;
/// What a bead must be worth to be split off; see `decode`.
constexpr double kPrice = 0.3;

std::vector<std::string_view> texts_of(std::span<const AlignSegment> segments) {
  std::vector<std::string_view> out;
  for (const AlignSegment& segment : segments) out.push_back(segment.text);
  return out;
}

/// What a certain bead adds to the value of an alignment: no others make up for it.
constexpr float kCertain = 1000;

/// Cuts the rows so that every path goes from corner to corner of the confirmed beads.
void restrict_rows(std::vector<Band::Row>& rows, std::span<const Bead> confirmed) {
  for (const Bead& bead : confirmed) {
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      Band::Row& row = rows[i];
      if (i < bead.source.begin) {
        row.high = std::min(row.high, bead.target.begin);
      } else if (i > bead.source.end) {
        row.low = std::max(row.low, bead.target.end);
      } else {
        const bool first = i == bead.source.begin;
        const bool last = i == bead.source.end;
        row.low = first ? std::min(row.low, bead.target.begin) : bead.target.begin;
        row.high = last ? std::max(row.high, bead.target.end) : bead.target.end;
        if (first && !last) row.high = bead.target.begin;
        if (last && !first) row.low = bead.target.end;
      }
      row.low = std::min(row.low, row.high);
    }
  }
}

std::vector<Band::Row> rows_of(const Band& band) {
  std::vector<Band::Row> rows;
  for (std::uint32_t i = 0; i <= band.source_size(); ++i) {
    rows.push_back({band.low(i), band.high(i)});
  }
  return rows;
}

/// A finished search: its result and the band that it was found in.
struct Finding {
  std::vector<Bead> beads;
  double log_likelihood = 0;

  double mean() const {
    double sum = 0;
    for (const Bead& bead : beads) sum += bead.confidence;
    return beads.empty() ? 1 : sum / static_cast<double>(beads.size());
  }
};

/// A bead that the second best search did not find is not safe.
void doubt_differences(std::vector<Bead>& beads, std::span<const Bead> second) {
  for (Bead& bead : beads) {
    const auto same = std::ranges::lower_bound(
        second, std::pair(bead.source.begin, bead.target.begin), {},
        [](const Bead& other) { return std::pair(other.source.begin, other.target.begin); });
    if (same != second.end() && same->source == bead.source && same->target == bead.target)
      continue;
    if (bead.confidence < 1) bead.confidence *= kDisputedShare;
  }
}

class Search {
 public:
  Search(TextPair texts, const AlignOptions& options, const Lexicon& lexicon)
      : rounds_(texts, lexicon), confirmed_(options.confirmed), count_(options.rounds) {}

  Finding run() {
    const Band band = first_band();
    long_ = whole_nodes() > kWholeNodes;
    RoundState first;
    rounds_.run(first, band, {});
    Finding best = finish(first, widened(first.posterior));
    if (band.nodes() > kRestartNodes) return best;
    Finding second;
    for (std::uint64_t k = 1; k <= kRestarts && best.mean() < kSureMean; ++k) {
      Finding other = restart(band, k);
      if (other.log_likelihood > best.log_likelihood) std::swap(other, best);
      if (second.beads.empty() || other.log_likelihood > second.log_likelihood) {
        second = std::move(other);
      }
    }
    if (!second.beads.empty()) doubt_differences(best.beads, second.beads);
    return best;
  }

 private:
  std::size_t whole_nodes() const {
    const TextPair texts = rounds_.texts();
    return (texts.source.size() + std::size_t{1}) * (texts.target.size() + std::size_t{1});
  }

  Band restricted(std::vector<Band::Row> rows) const {
    restrict_rows(rows, confirmed_);
    return {std::move(rows), rounds_.texts().target.size()};
  }

  Band widened(const Posterior& posterior) const {
    std::vector<Band::Row> rows = posterior.extent;
    for (Band::Row& row : rows) {
      row.low = row.low > kMargin ? row.low - kMargin : 0;
      row.high = std::min(row.high + kMargin, rounds_.texts().target.size());
    }
    return restricted(std::move(rows));
  }

  Band first_band() const {
    const TextPair texts = rounds_.texts();
    if (whole_nodes() <= kWholeNodes) {
      return restricted(rows_of(Band::full(texts.source.size(), texts.target.size())));
    }
    const LengthModel lengths(texts, estimate_lengths(texts, {}));
    return restricted(rows_of(coarse_band(texts, rounds_.cognates(), lengths)));
  }

  /// The remaining rounds from `state` on.
  Finding finish(RoundState state, Band band) const {
    // A long text teaches its words in fewer rounds.
    const std::uint32_t count = long_ ? std::min(count_, kLongRounds) : count_;
    const RoundOptions options{.training_iterations = long_ ? 3U : 4U};
    for (std::uint32_t round = 1; round <= count; ++round) {
      rounds_.run(state, band, options);
      if (round < count) band = widened(state.posterior);
    }
    for (const Bead& bead : confirmed_) {
      state.posterior.beads.push_back({bead.source, bead.target, kCertain});
    }
    return {decode(state.posterior, band, kPrice), state.posterior.log_likelihood};
  }

  /// Learns for some rounds from alignments drawn at random: it may leave a wrong hill that the
  /// plain rounds climbed (stochastic EM). The same seed gives the same result.
  Finding restart(const Band& band, std::uint64_t seed) const {
    constexpr std::uint64_t kSeedStep = 100;
    RoundState state;
    for (std::uint32_t round = 0; round <= kWanderRounds; ++round) {
      rounds_.run(state, band,
                  {.training_iterations = 2,
                   .heat = round == 0 ? 1.0F : kWanderHeat,
                   .draw = seed * kSeedStep + round});
    }
    return finish(std::move(state), band);
  }

  Rounds rounds_;
  std::span<const Bead> confirmed_;
  std::uint32_t count_;
  bool long_ = false;
};

}  // namespace

Alignment align(std::span<const AlignSegment> source, std::span<const AlignSegment> target,
                const AlignOptions& options) {
  const TokenisedText source_text(texts_of(source));
  const TokenisedText target_text(texts_of(target));
  const Lexicon none;
  const Lexicon& lexicon = options.lexicon != nullptr ? *options.lexicon : none;
  Alignment out;
  out.beads = Search({source_text, target_text}, options, lexicon).run().beads;
  out.weak = calibrate(out.beads);
  return out;
}

}  // namespace calque::align
