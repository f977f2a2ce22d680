#pragma once

#include <functional>
#include <span>
#include <vector>

#include "align/round.h"

/// The rounds of one alignment, and the search for a better one where they end in doubt.
namespace calque::align {

/// A finished search.
struct Finding {
  std::vector<Bead> beads;
  Posterior posterior;
  /// Log likelihood of the text where each segment is judged by words learnt elsewhere in it: a
  /// stretch in the wrong place does not confirm itself. It compares findings of one text.
  double worth = 0;

  double mean_confidence() const;
};

class Search {
 public:
  /// `count`: rounds after the first. Each `confirmed` bead is kept. All must outlive the search.
  Search(const Rounds& rounds, std::span<const Bead> confirmed, std::uint32_t count);

  /// The best alignment found; confidences are probabilities by the model.
  std::vector<Bead> run();

 private:
  /// The best findings so far, the better one first.
  struct Best {
    Finding first;
    Finding second;

    void offer(Finding other);
    void offer_all(std::uint64_t first_seed, std::uint64_t count,
                   const std::function<Finding(std::uint64_t)>& wander);
  };

  bool is_long() const;
  Band first_band() const;
  Band widened(const Posterior& posterior) const;
  Band restricted(std::vector<Band::Row> rows) const;
  Finding finish(RoundState state, Band band, std::uint32_t reach) const;
  double worth_of(RoundState state, const Band& band) const;
  void improve(Best& best, const RoundState& first, const Band& band) const;
  Finding wander(RoundState state, const Band& band, std::uint64_t seed) const;
  RoundState without_doubtful(const Posterior& posterior, std::uint64_t seed) const;

  const Rounds& rounds_;
  std::span<const Bead> confirmed_;
  std::uint32_t count_;
};

}  // namespace calque::align
