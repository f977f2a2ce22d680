#include "calque/match.h"

#include <algorithm>
#include <array>

#include "calque/error.h"

namespace calque {
namespace {

struct Kind {
  std::string_view name;  ///< Part of the command line's interface: DO NOT CHANGE.
  int Penalties::* points;
};

constexpr std::array<Kind, 8> kKinds{{{"unconfirmed", &Penalties::unconfirmed},
                                      {"alignment", &Penalties::aligned},
                                      {"mt", &Penalties::machine_translated},
                                      {"several", &Penalties::several_targets},
                                      {"pivot", &Penalties::pivot},
                                      {"repair", &Penalties::repaired},
                                      {"plural", &Penalties::other_plural},
                                      {"client", &Penalties::other_client}}};

}  // namespace

int MatchCircumstances::context() const {
  constexpr int kBothNeighbours = 2;
  switch (key) {
    case KeyAgreement::other:
      return 0;
    case KeyAgreement::right:
      return agreeing_neighbours == kBothNeighbours ? 2 : 1;
    case KeyAgreement::unknown:
      break;
  }
  return agreeing_neighbours;
}

int Penalties::alignment(int confidence) const {
  if (aligned == 0 || !by_confidence) return aligned;
  constexpr int kPerPoint = 5;  // docs/match-rate.md
  const int missing = 100 - std::clamp(confidence, 0, 100);
  return std::max(aligned, (missing + kPerPoint - 1) / kPerPoint);
}

int Penalties::total(const MatchCircumstances& circumstances) const {
  int points = circumstances.memory_penalty > 0 ? circumstances.memory_penalty : 0;
  if (circumstances.unconfirmed) points += unconfirmed;
  if (circumstances.aligned) points += alignment(circumstances.alignment_confidence);
  if (circumstances.machine_translated) points += machine_translated;
  if (circumstances.several_targets) points += several_targets;
  if (circumstances.pivot) points += pivot;
  if (circumstances.repaired) points += repaired;
  if (circumstances.other_plural) points += other_plural;
  if (circumstances.other_client) points += other_client;
  return points;
}

std::string penalty_names() {
  std::string names;
  for (const Kind& kind : kKinds) names.append(names.empty() ? "" : ", ").append(kind.name);
  return names;
}

void set_penalty(Penalties& penalties, std::string_view name, int points) {
  const auto kind = std::ranges::find(kKinds, name, &Kind::name);
  if (kind == kKinds.end()) {
    throw UsageError("there is no penalty \"" + std::string(name) + "\": there are " +
                     penalty_names());
  }
  penalties.*(kind->points) = points;
  if (kind->points == &Penalties::aligned) penalties.by_confidence = false;
}

Penalties penalties_with(const PenaltyPoints& points) {
  Penalties penalties;
  for (const auto& [kind, number] : points) set_penalty(penalties, kind, number);
  return penalties;
}

MatchRate final_rate(const Score& score, const MatchCircumstances& circumstances,
                     const Penalties& penalties) {
  return MatchRate::of(score)
      .less(penalties.total(circumstances))
      .in_context(circumstances.context());
}

}  // namespace calque
