#include "report/alignment_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "calque/align.h"

namespace calque::report {
namespace {

std::string positions(align::Range range) {
  std::string out = "[";
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (i > range.begin) out += ", ";
    out += std::to_string(i);
  }
  return out + "]";
}

/// A row of TSV has no way to quote.
std::string on_one_line(std::string text) {
  for (char& c : text) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

std::string decimals(double confidence) {
  // "0.9900": more than to_chars can write of a number from 0 to 1.
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), confidence,
                                          std::chars_format::fixed, 4);
  return {buffer.data(), end};
}

nlohmann::ordered_json side(std::span<const std::string_view> segments, align::Range range) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    out.push_back({{"position", i}, {"text", std::string(segments[i])}});
  }
  return out;
}

}  // namespace

std::string to_ladder(std::span<const align::Bead> beads) {
  std::string out;
  for (const align::Bead& bead : beads) {
    out += positions(bead.source) + ":" + positions(bead.target) + "\n";
  }
  return out;
}

std::string to_tsv(const AlignedTexts& texts) {
  std::string out;
  for (const align::Bead& bead : texts.beads) {
    out += on_one_line(align::joined(texts.source, bead.source)) + "\t" +
           on_one_line(align::joined(texts.target, bead.target)) + "\t" +
           decimals(bead.confidence) + "\n";
  }
  return out;
}

std::string to_json_lines(const AlignedTexts& texts) {
  std::string out;
  for (const align::Bead& bead : texts.beads) {
    const nlohmann::ordered_json object = {{"source", side(texts.source, bead.source)},
                                           {"target", side(texts.target, bead.target)},
                                           {"confidence", bead.confidence}};
    out += object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  }
  return out;
}

}  // namespace calque::report
