#include "report/proposal_text.h"

#include "model/told_by_properties.h"
#include "report/match_diff.h"
#include "report/table.h"
#include "report/unit_text.h"

namespace calque::report {
namespace {

std::string headline(const Proposal& proposal, const Style& style) {
  const Role role = proposal.rate >= MatchRate(100) ? Role::good : Role::warning;
  std::string out = style.words(std::to_string(proposal.rate.percent()) + "%", role) + "  unit " +
                    std::to_string(proposal.unit->id.value);
  if (proposal.score.tags == TagLikeness::different) {
    out += "  " + style.words("other inline tags", Role::warning);
  }
  if (proposal.circumstances.other_client) {
    const Topic topic = topic_of(proposal.unit->properties);
    out += "  " + style.words("other client: ", Role::warning) +
           style.text(topic.client, Role::warning);
  }
  for (const std::string& place : {proposal.memory, proposal.unit->origin}) {
    if (!place.empty()) out += "  " + style.text(place, Role::faint);
  }
  return out + "\n";
}

std::string repair_label(const Proposal& proposal, const Style& style) {
  const std::string rate = std::to_string(proposal.repaired_rate.percent()) + "%";
  const char* check = proposal.repair->other_plural ? ", check the plural" : "";
  return style.words("repaired " + rate + check, Role::warning);
}

}  // namespace

std::string proposal_text(const Proposal& proposal, const MatchText& query, const MatchText& stored,
                          const Style& style) {
  Table table({Align::left, Align::left, Align::left});
  table.add_row(
      {"", style.text(proposal.source_variant().language.tag()), match_diff(query, stored, style)});
  if (proposal.pivot) {
    const Variant& third = proposal.unit->variants[proposal.target];
    table.add_row({"", style.text("by " + third.language.tag(), Role::warning),
                   segment_text(third.segment, style)});
  }
  table.add_row({"", style.text(proposal.target_variant().language.tag()),
                 segment_text(proposal.target_variant().segment, style)});
  if (proposal.repair) {
    table.add_row(
        {"", repair_label(proposal, style), segment_text(proposal.repair->target, style)});
  }
  return headline(proposal, style) + table.to_string();
}

}  // namespace calque::report
