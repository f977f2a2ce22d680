#include "align/search.h"

#include <algorithm>
#include <future>
#include <random>

#include "align/coarse_path.h"
#include "align/decoder.h"

namespace calque::align {
namespace {

/// Lattices up to this size are searched whole at first.
/// A node takes about 100 bytes at the height of a round.
constexpr std::size_t kWholeNodes = 1'000'000;
/// Rounds after the first for texts beyond that.
constexpr std::uint32_t kLongRounds = 2;
/// Word pairs in them that occur less than this part of chance are left out.
/// They took a third of the time of a long text and helped it little.
constexpr float kLongRatio = 0.5F;
/// After a round the search goes this far beyond what was probable.
/// A path that was misled for some segments comes back within it; every segment more costs two
/// nodes a row.
constexpr std::uint32_t kMargin = 20;
/// More than one search: where the whole lattice is at most so large and the mean probability
/// below kSureMean.
constexpr std::size_t kSearchedNodes = 400'000;
/// Texts of mean probability .95 to .98 were tried too: F1 rose by .001, in three times the time.
constexpr double kSureMean = 0.95;
/// Up to this size the whole lattice is searched again, from alignments drawn at random.
constexpr std::size_t kRestartNodes = 40'000;
constexpr std::uint64_t kRestarts = 2;
/// Searches from what is left of the best finding; more up to the size of kOftenShaken. So many run
/// together: each of them starts from the same finding, however many cores there are.
/// With 8 the outcome hung on chance: Quran en-tr .73 with one seed, .64 with another; with 24 both
/// gave .74, and MAC rose from .806 to .820.
constexpr std::uint64_t kShakes = 8;
constexpr std::uint64_t kManyShakes = 24;
constexpr std::size_t kOftenShaken = 100'000;
constexpr std::uint64_t kTogether = 4;
/// Rounds on drawn alignments before the plain ones: many to find a shape from nothing, few where
/// most of the alignment is kept. At this heat a draw leaves the hill, but not for anything at all.
constexpr std::uint32_t kRestartDraws = 13;
constexpr std::uint32_t kShakeDraws = 3;
constexpr float kWanderHeat = 0.7F;
/// Segments around one whose teaching is taken back with its own.
/// Words of a misplaced stretch are repeated around it and would confirm it.
constexpr std::uint32_t kReach = 4;
/// A segment without a more probable bead is doubtful.
constexpr float kDoubtful = 0.7F;
/// Chance of a doubtful segment to be forgotten, and with it so many segments on either side.
/// Enough to leave the hill; most of what is sure about the finding stays.
constexpr double kForgotten = 0.3;
constexpr std::uint32_t kForgottenAround = 3;
/// Takes any confidence that is no person's below what counts as safe.
constexpr double kDisputedShare = 0.85;
/// What a bead must be worth to be split off; see `decode`.
constexpr double kPrice = 0.3;
/// What a certain bead adds to the value of an alignment: no others make up for it.
constexpr float kCertain = 1000;

/// Cuts the rows so that every path goes from corner to corner of the confirmed beads.
/// Below and above a confirmed bead the rows keep to the rectangle before it and the one after it;
/// its own rows keep to its border, so that nothing but the bead itself leads through.
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

/// For each source segment the probability of its most probable bead.
std::vector<float> surest(const Posterior& posterior) {
  std::vector<float> sure(posterior.source_alone.size());
  for (const TrainingBead& bead : posterior.beads) {
    for (std::uint32_t i = bead.source.begin; i < bead.source.end; ++i) {
      sure[i] = std::max(sure[i], bead.weight);
    }
  }
  return sure;
}

}  // namespace

double Finding::mean_confidence() const {
  double sum = 0;
  for (const Bead& bead : beads) sum += bead.confidence;
  return beads.empty() ? 1 : sum / static_cast<double>(beads.size());
}

Search::Search(const Rounds& rounds, std::span<const Bead> confirmed, std::uint32_t count)
    : rounds_(rounds), confirmed_(confirmed), count_(count) {}

/// A long text is searched once. Of a shorter one the first finding is held against others while it
/// is in doubt.
std::vector<Bead> Search::run() {
  const Band band = first_band();
  RoundState first;
  rounds_.run(first, band, {});
  Best best;
  best.first = finish(first, widened(first.posterior), 0);
  if (band.nodes() > kSearchedNodes) return std::move(best.first.beads);
  improve(best, first, band);
  if (!best.second.beads.empty()) doubt_differences(best.first.beads, best.second.beads);
  return std::move(best.first.beads);
}

void Search::Best::offer(Finding other) {
  if (other.worth > first.worth) std::swap(other, first);
  if (second.beads.empty() || other.worth > second.worth) second = std::move(other);
}

/// Offers what `wander` finds for each of `count` seeds from `first_seed` on. They run side by
/// side; their order, and so the result, is that of the seeds.
void Search::Best::offer_all(std::uint64_t first_seed, std::uint64_t count,
                             const std::function<Finding(std::uint64_t)>& wander) {
  std::vector<std::future<Finding>> findings;
  for (std::uint64_t k = 0; k < count; ++k) {
    findings.push_back(std::async(std::launch::async, wander, first_seed + k));
  }
  for (std::future<Finding>& finding : findings) offer(finding.get());
}

/// Plain rounds climb the nearest hill, which may be a wrong one. Stochastic rounds that start
/// elsewhere may find a higher one: from nothing, or from what is left of the best finding without
/// some of its doubtful stretches (iterated local search).
void Search::improve(Best& best, const RoundState& first, const Band& band) const {
  const auto doubtful = [&] { return best.first.mean_confidence() < kSureMean; };
  if (!doubtful()) return;
  best.offer(finish(first, widened(first.posterior), kReach));
  if (band.nodes() <= kRestartNodes && doubtful()) {
    best.offer_all(1, kRestarts, [&](std::uint64_t seed) { return wander({}, band, seed); });
  }
  const std::uint64_t shakes = band.nodes() <= kOftenShaken ? kManyShakes : kShakes;
  for (std::uint64_t done = 0; done < shakes && doubtful(); done += kTogether) {
    const Posterior from = best.first.posterior;
    // One band and one start for the whole group: with results taken in as they come, the outcome
    // would depend on the number of cores.
    const Band near = widened(from);
    best.offer_all(done + 1, kTogether, [&](std::uint64_t seed) {
      return wander(without_doubtful(from, seed), near, seed);
    });
  }
}

/// Learns for some rounds from alignments drawn at random, then plainly. The same seed gives the
/// same result; every other one judges by words from elsewhere.
Finding Search::wander(RoundState state, const Band& band, std::uint64_t seed) const {
  // More than the rounds of a search, so that no two searches draw with one seed.
  constexpr std::uint64_t kSeedStep = 100;
  const std::uint32_t reach = seed % 2 == 1 ? kReach : 0;
  const bool from_nothing = state.beads.empty();
  const std::uint32_t draws = from_nothing ? kRestartDraws : kShakeDraws;
  for (std::uint32_t round = 0; round < draws; ++round) {
    rounds_.run(state, band,
                {.training = {.iterations = 2},
                 .heat = from_nothing && round == 0 ? 1.0F : kWanderHeat,
                 .draw = seed * kSeedStep + round,
                 .reach = reach});
  }
  return finish(std::move(state), band, reach);
}

/// The probable beads, without those around some of the doubtful segments.
RoundState Search::without_doubtful(const Posterior& posterior, std::uint64_t seed) const {
  const std::vector<float> sure = surest(posterior);
  const auto n = static_cast<std::uint32_t>(sure.size());
  std::vector<bool> forgotten(n);
  std::mt19937_64 random(seed);
  for (std::uint32_t i = 0; i < n; ++i) {
    if (sure[i] > kDoubtful) continue;
    // 53 bits of the draw, as a fraction.
    if (static_cast<double>(random() >> 11U) * 0x1p-53 > kForgotten) continue;
    const std::uint32_t begin = i > kForgottenAround ? i - kForgottenAround : 0;
    const std::uint32_t end = std::min(n, i + kForgottenAround + 1);
    for (std::uint32_t k = begin; k < end; ++k) forgotten[k] = true;
  }
  RoundState state;
  for (const TrainingBead& bead : probable_beads(posterior)) {
    bool kept = true;
    for (std::uint32_t i = bead.source.begin; i < bead.source.end; ++i)
      kept = kept && !forgotten[i];
    if (kept) state.beads.push_back(bead);
  }
  return state;
}

/// The remaining rounds from `state` on.
Finding Search::finish(RoundState state, Band band, std::uint32_t reach) const {
  // A long text teaches its words in fewer rounds, and its common words have many by-chance
  // partners.
  const std::uint32_t count = is_long() ? std::min(count_, kLongRounds) : count_;
  RoundOptions options{.reach = reach};
  // Three steps of Model 1 for four: it has more beads to learn from.
  if (is_long()) options.training = {.iterations = 3, .least_ratio = kLongRatio};
  for (std::uint32_t round = 1; round <= count; ++round) {
    // Doubt has done its work: the last round scores with all that is known.
    if (round == count) options.reach = 0;
    rounds_.run(state, band, options);
    if (round < count) band = widened(state.posterior);
  }
  Finding out;
  out.posterior = state.posterior;
  for (const Bead& bead : confirmed_) {
    state.posterior.beads.push_back({bead.source, bead.target, kCertain});
  }
  out.beads = decode(state.posterior, band, kPrice);
  // Long texts are searched once, so nothing is compared.
  if (!is_long()) out.worth = worth_of(std::move(state), band);
  return out;
}

double Search::worth_of(RoundState state, const Band& band) const {
  rounds_.run(state, band, {.reach = kReach});
  return state.posterior.log_likelihood;
}

bool Search::is_long() const {
  const TextPair texts = rounds_.texts();
  return (texts.source.size() + std::size_t{1}) * (texts.target.size() + std::size_t{1}) >
         kWholeNodes;
}

Band Search::first_band() const {
  const TextPair texts = rounds_.texts();
  if (!is_long()) {
    return restricted(rows_of(Band::full(texts.source.size(), texts.target.size())));
  }
  const LengthModel lengths(texts, estimate_lengths(texts, {}));
  return restricted(rows_of(coarse_band(texts, rounds_.cognates(), lengths)));
}

Band Search::widened(const Posterior& posterior) const {
  std::vector<Band::Row> rows = posterior.extent;
  for (Band::Row& row : rows) {
    row.low = row.low > kMargin ? row.low - kMargin : 0;
    row.high = std::min(row.high + kMargin, rounds_.texts().target.size());
  }
  return restricted(std::move(rows));
}

Band Search::restricted(std::vector<Band::Row> rows) const {
  restrict_rows(rows, confirmed_);
  return {std::move(rows), rounds_.texts().target.size()};
}

}  // namespace calque::align
