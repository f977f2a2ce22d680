#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calque/align.h"

/// What a person decided about an alignment, in a form that outlives edits of the article.
namespace calque::align {

/// A bead that was confirmed: the texts of its segments, and where they stood at the time.
struct Decision {
  std::vector<std::string> source;
  std::vector<std::string> target;
  std::uint32_t source_position = 0;
  std::uint32_t target_position = 0;

  bool operator==(const Decision&) const = default;
};

/// JSON: {"format": "calque-alignment", "version": 1, "decisions": [{"source": [texts], "target":
/// [texts], "at": [source position, target position]}]}.
std::string write_decisions(std::span<const Decision> decisions);

/// @throws InputError for anything that is not such JSON; `name` stands in the message.
std::vector<Decision> read_decisions(std::string_view json, const std::string& name);

struct LocatedDecisions {
  /// Beads that do not cross or overlap, in order, with confidence 1.
  std::vector<Bead> beads;
  /// Decisions whose segments are no longer there in this order.
  std::size_t lost = 0;
};

/// Finds the decided segments in the lists as they now are: by their text (white space apart), of
/// several places the one nearest to where it stood, counted from the decision before.
LocatedDecisions locate(std::span<const Decision> decisions,
                        std::span<const std::string_view> source,
                        std::span<const std::string_view> target);

}  // namespace calque::align
