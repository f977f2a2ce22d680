#include "match/explain.h"

#include <array>

namespace calque {
namespace {

std::string text_of(const MatchText& text, const std::optional<std::size_t>& index) {
  if (!index) return {};
  const MatchToken& token = text.tokens[*index];
  if (token.begin == token.end) return "[tag]";
  return text.text.substr(token.begin, token.end - token.begin);
}

std::string line_of(const ExplainedStep& step) {
  std::string line =
      "  " + std::to_string(step.cost) + "\t" + std::string(name_of(step.kind)) + "\t";
  if (!step.candidate.empty()) line += "\"" + step.candidate + "\"";
  if (!step.candidate.empty() && !step.query.empty()) line += " → ";
  if (!step.query.empty()) line += "\"" + step.query + "\"";
  return line + "\n";
}

std::string base_line(const Explanation& explanation) {
  const Score& score = explanation.score;
  const std::string tags =
      score.tag_points > 0 ? " − " + std::to_string(score.tag_points) + " for inline tags" : "";
  const std::string base = std::to_string(explanation.base.percent());
  if (score.identical && tags.empty()) return "base " + base + " %: identical\n";
  if (score.identical) return "base " + base + " % = 100, identical text," + tags + "\n";
  return "base " + base + " % = ⌊100 × (1 − " + std::to_string(score.cost) + " / " +
         std::to_string(score.weight) + ")⌋, at most 99" + (tags.empty() ? "" : "," + tags) + "\n";
}

}  // namespace

std::string_view name_of(EditKind kind) {
  constexpr std::array<std::string_view, 11> kNames{
      "same", "white space",  "case",     "other form",    "number",        "punctuation",
      "tag",  "similar word", "replaced", "only in query", "only in memory"};
  return kNames[static_cast<std::size_t>(kind)];
}

Explanation explain(const MatchQuery& query, const MatchText& candidate,
                    const MatchCircumstances& circumstances, const Penalties& penalties) {
  const EditScript script = query.edit_script(candidate);
  const MatchText own = query.as_row(query.text());
  const MatchText stored = query.as_row(candidate);
  Explanation out;
  for (const EditStep& step : script.steps) {
    if (step.cost == 0) continue;
    out.steps.push_back(
        {step.kind, text_of(own, step.query), text_of(stored, step.candidate), step.cost});
  }
  out.space_at_end = script.space_at_end;
  out.query_weight = own.weight;
  out.candidate_weight = stored.weight;
  out.score = script.score;
  out.base = MatchRate::of(script.score);
  out.penalty = penalties.total(circumstances);
  out.rate = final_rate(script.score, circumstances, penalties);
  out.characters = character_rate(query.text().inside(), candidate.inside());
  return out;
}

std::string to_text(const Explanation& explanation) {
  std::string out = "weight of the query " + std::to_string(explanation.query_weight) +
                    ", of the memory's segment " + std::to_string(explanation.candidate_weight) +
                    "\n";
  for (const ExplainedStep& step : explanation.steps) out += line_of(step);
  if (explanation.space_at_end > 0) {
    out += "  " + std::to_string(explanation.space_at_end) + "\twhite space\tat the end\n";
  }
  out += base_line(explanation);
  if (explanation.penalty > 0) {
    out += "penalties − " + std::to_string(explanation.penalty) + "\n";
  }
  out += "rate " + std::to_string(explanation.rate.percent()) + " %, by characters " +
         std::to_string(explanation.characters.percent()) + " %\n";
  return out;
}

}  // namespace calque
