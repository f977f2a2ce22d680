#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "calque/align.h"

/// An invented language and its word-by-word translation, for tests of the aligner.
namespace calque::test {

struct ParallelText {
  std::vector<std::string> source;
  std::vector<std::string> target;
  std::vector<align::Bead> beads;
};

/// `sentences` sentences of random words; about one in ten is left out on one side or split.
inline ParallelText make_parallel_text(std::uint32_t sentences, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&](std::uint64_t n) { return static_cast<std::uint32_t>(random() % n); };
  const auto word = [](std::uint32_t number, std::string_view letters) {
    std::string out;
    for (int k = 0; k < 4; ++k, number /= 7) out += letters[number % 7];
    return out;
  };
  ParallelText out;
  for (std::uint32_t i = 0; i < sentences; ++i) {
    const std::uint32_t words = 4 + below(14);
    std::string source;
    std::string target;
    std::string rest;
    const std::uint32_t kind = below(20);
    for (std::uint32_t k = 0; k < words; ++k) {
      const std::uint32_t number = below(15) * below(15);
      source += word(number, "aeioubd") + " ";
      (kind == 0 && k >= words / 2 ? rest : target) += word(number, "kmstrnl") + " ";
    }
    const auto s = static_cast<std::uint32_t>(out.source.size());
    const auto t = static_cast<std::uint32_t>(out.target.size());
    const std::uint32_t source_count = kind == 2 ? 0 : 1;
    const std::uint32_t target_count = kind == 1 ? 0 : kind == 0 ? 2 : 1;
    if (source_count > 0) out.source.push_back(source);
    if (target_count > 0) out.target.push_back(target);
    if (target_count > 1) out.target.push_back(rest);
    out.beads.push_back({{s, s + source_count}, {t, t + target_count}, 1});
  }
  return out;
}

inline std::vector<align::AlignSegment> segments_of(const std::vector<std::string>& texts) {
  std::vector<align::AlignSegment> out;
  for (const std::string& text : texts) out.push_back({text, 0});
  return out;
}

}  // namespace calque::test
