#include "align/decisions.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <optional>

#include "calque/error.h"
#include "text/bounded_json.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::align {
namespace {

constexpr const char* kFormat = "calque-alignment";

/// Runs of white space become one space; none is left at the ends.
/// The page and the article may break lines differently; nothing else may differ.
std::string squeezed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded here = text::decode_at(text, i);
    if (text::kind_of(here.code_point) != text::CharacterKind::space) {
      out.append(text.substr(i, here.length));
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
    i += here.length;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<std::string> squeezed_all(std::span<const std::string_view> texts) {
  std::vector<std::string> out;
  for (const std::string_view text : texts) out.push_back(squeezed(text));
  return out;
}

/// The place at or after `from`, nearest to `expected`, where `wanted` stands in `texts`.
/// A decision of an omission has no text on this side: it stands where it is expected, as near as
/// the order allows.
std::optional<std::uint32_t> find_run(const std::vector<std::string>& texts,
                                      const std::vector<std::string>& wanted, std::uint32_t from,
                                      std::int64_t expected) {
  if (wanted.empty()) {
    const auto last = static_cast<std::int64_t>(texts.size());
    return static_cast<std::uint32_t>(
        std::clamp(expected, static_cast<std::int64_t>(from), std::max<std::int64_t>(from, last)));
  }
  std::optional<std::uint32_t> best;
  for (std::size_t at = from; at + wanted.size() <= texts.size(); ++at) {
    if (!std::equal(wanted.begin(), wanted.end(),
                    texts.begin() + static_cast<std::ptrdiff_t>(at))) {
      continue;
    }
    const auto distance = [&](std::size_t place) {
      return std::abs(static_cast<std::int64_t>(place) - expected);
    };
    if (!best || distance(at) < distance(*best)) best = static_cast<std::uint32_t>(at);
  }
  return best;
}

std::vector<std::string> squeezed_strings(const std::vector<std::string>& texts) {
  return squeezed_all(std::vector<std::string_view>(texts.begin(), texts.end()));
}

}  // namespace

/// The review page writes the same.
std::string write_decisions(std::span<const Decision> decisions) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Decision& decision : decisions) {
    list.push_back({{"source", decision.source},
                    {"target", decision.target},
                    {"at", {decision.source_position, decision.target_position}}});
  }
  const nlohmann::ordered_json whole = {
      {"format", kFormat}, {"version", 1}, {"decisions", std::move(list)}};
  return whole.dump(1) + "\n";
}

std::vector<Decision> read_decisions(std::string_view json, const std::string& name) {
  try {
    const auto whole = text::parse_bounded_json<nlohmann::json>(json, name);
    if (whole.at("format") != kFormat || whole.at("version") != 1) {
      throw InputError(name + ": not a decisions file of version 1; save it from the review page");
    }
    std::vector<Decision> out;
    for (const auto& entry : whole.at("decisions")) {
      Decision decision;
      entry.at("source").get_to(decision.source);
      entry.at("target").get_to(decision.target);
      decision.source_position = entry.at("at").at(0).get<std::uint32_t>();
      decision.target_position = entry.at("at").at(1).get<std::uint32_t>();
      if (decision.source.empty() && decision.target.empty()) {
        throw InputError(name + ": a decision without segments");
      }
      out.push_back(std::move(decision));
    }
    return out;
  } catch (const nlohmann::json::exception& error) {
    throw InputError(name + ": not a decisions file: " + error.what());
  }
}

/// Decisions come in the order of the text, and each is sought from the end of the one before. How
/// far the last one had moved is where the next is expected: an insertion moves all after it alike.
LocatedDecisions locate(std::span<const Decision> decisions,
                        std::span<const std::string_view> source,
                        std::span<const std::string_view> target) {
  const std::vector<std::string> source_texts = squeezed_all(source);
  const std::vector<std::string> target_texts = squeezed_all(target);
  LocatedDecisions out;
  std::uint32_t source_from = 0;
  std::uint32_t target_from = 0;
  std::int64_t source_drift = 0;
  std::int64_t target_drift = 0;
  for (const Decision& decision : decisions) {
    const auto s = find_run(source_texts, squeezed_strings(decision.source), source_from,
                            decision.source_position + source_drift);
    const auto t = find_run(target_texts, squeezed_strings(decision.target), target_from,
                            decision.target_position + target_drift);
    if (!s || !t) {
      ++out.lost;
      continue;
    }
    const auto s_end = static_cast<std::uint32_t>(*s + decision.source.size());
    const auto t_end = static_cast<std::uint32_t>(*t + decision.target.size());
    out.beads.push_back({{*s, s_end}, {*t, t_end}, 1.0});
    source_from = s_end;
    target_from = t_end;
    source_drift = static_cast<std::int64_t>(*s) - decision.source_position;
    target_drift = static_cast<std::int64_t>(*t) - decision.target_position;
  }
  return out;
}

}  // namespace calque::align
