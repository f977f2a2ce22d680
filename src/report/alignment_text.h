#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calque/align.h"

/// Alignments as text for people and programs.
namespace calque::report {

/// The texts of both sides, by position, and the beads over them.
struct AlignedTexts {
  std::span<const std::string_view> source;
  std::span<const std::string_view> target;
  std::span<const align::Bead> beads;
};

/// A line a bead: `[0]:[0, 1]`, positions from 0.
std::string to_ladder(std::span<const align::Bead> beads);

/// A line a bead: source text, target text, confidence with four decimals; tabs and line breaks in
/// the texts become spaces.
std::string to_tsv(const AlignedTexts& texts);

/// A JSON object a line: source and target positions and texts, confidence.
std::string to_json_lines(const AlignedTexts& texts);

}  // namespace calque::report
