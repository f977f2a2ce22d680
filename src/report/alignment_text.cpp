#include "report/alignment_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "model/segment_tags.h"
#include "text/letters.h"
#include "text/utf8.h"

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

bool ends_without_space(std::string_view text) {
  if (text.empty()) return true;
  std::size_t at = text.size() - 1;
  while (at > 0 && text::is_continuation(text[at])) --at;
  const char32_t last = text::decode_at(text, at).code_point;
  const bool full_width_mark =
      (last >= 0x3000 && last <= 0x303F) || (last >= 0xFF00 && last <= 0xFF65);
  return full_width_mark || text::kind_of(last) == text::CharacterKind::ideograph;
}

std::string on_one_line(std::string text) {
  for (char& c : text) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

std::string decimals(double confidence) {
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

std::string joined(std::span<const std::string_view> segments, align::Range range) {
  std::string out;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!ends_without_space(out)) out += ' ';
    out += segments[i];
  }
  return out;
}

Segment joined(std::span<const Segment> segments, align::Range range) {
  Segment out;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (!ends_without_space(out.text)) out.text += ' ';
    const std::size_t shift = out.text.size();
    out.text += segments[i].text;
    for (const InlineTag& tag : segments[i].tags) out.tags.emplace_back(tag).offset += shift;
  }
  // Tags of several segments may bear the same numbers.
  normalise_tags(out);
  return out;
}

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
    out += on_one_line(joined(texts.source, bead.source)) + "\t" +
           on_one_line(joined(texts.target, bead.target)) + "\t" + decimals(bead.confidence) + "\n";
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
