#include "report/proposal_json.h"

#include <nlohmann/json.hpp>

#include "model/segment_markup.h"
#include "model/told_by_properties.h"
#include "report/match_diff.h"

namespace calque::report {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const char* text_key, const char* markup_key, const Segment& segment) {
  object[text_key] = segment.text;
  if (!segment.tags.empty()) object[markup_key] = to_markup(segment);
}

Json to_json(const Repair& repair, MatchRate rate) {
  Json object{{"rate", rate.percent()}};
  put(object, "target", "target_markup", repair.target);
  object["replaced"] = Json::array();
  for (const Repair::Replacement& replacement : repair.replacements) {
    if (replacement.from.empty()) continue;  // inline tags: the markup shows them
    object["replaced"].push_back({{"from", replacement.from}, {"to", replacement.to}});
  }
  if (repair.other_plural) object["other_plural"] = true;
  return object;
}

/// What `query` changes in the stored text.
Json difference_json(const MatchText& query, const MatchText& stored) {
  Json pieces = Json::array();
  for (const DiffPiece& piece : difference(query, stored)) {
    const char* key = piece.role == Role::plain     ? "same"
                      : piece.role == Role::deleted ? "deleted"
                                                    : "inserted";
    pieces.push_back({{key, piece.text}});
  }
  return pieces;
}

/// Markup only where there are tags: most segments are plain.
Json to_json(const Proposal& proposal, const MatchText& query, MatchAnalyzer& analyzer) {
  Json object{{"rate", proposal.rate.percent()},
              {"characters", proposal.characters.percent()},
              {"unit", proposal.unit->id.value},
              {"source_lang", proposal.source_variant().language.tag()}};
  if (!proposal.memory.empty()) object["memory"] = proposal.memory;
  const Segment& source = proposal.source_variant().segment;
  put(object, "source", "source_markup", source);
  if (!proposal.score.identical) {
    object["difference"] = difference_json(query, analyzer.analyze(source));
  }
  if (proposal.score.tags == TagLikeness::different) object["other_tags"] = true;
  object["target_lang"] = proposal.target_variant().language.tag();
  put(object, "target", "target_markup", proposal.target_variant().segment);
  if (proposal.pivot) {
    const Variant& third = proposal.unit->variants[proposal.target];
    object["pivot"] = {{"lang", third.language.tag()},
                       {"text", third.segment.text},
                       {"unit", proposal.pivot->unit->id.value}};
  }
  if (proposal.repair) object["repaired"] = to_json(*proposal.repair, proposal.repaired_rate);
  if (!proposal.unit->origin.empty()) object["origin"] = proposal.unit->origin;
  if (!proposal.circumstances.confirmed()) object["confirmed"] = false;
  if (const Topic topic = topic_of(proposal.unit->properties); !topic.client.empty()) {
    object["client"] = topic.client;
  }
  if (proposal.circumstances.other_client) object["other_client"] = true;
  return object;
}

}  // namespace

Json to_json(const Segment& query, const LookupAnswer& answer, MatchAnalyzer& analyzer) {
  Json object{{"query", query.text}, {"matches", Json::array()}};
  const MatchText text = analyzer.analyze(query);
  for (const Proposal& proposal : answer.proposals) {
    object["matches"].push_back(to_json(proposal, text, analyzer));
  }
  for (const PartProposal& part : answer.parts) {
    const std::string of_query = query.text.substr(part.begin, part.end - part.begin);
    Json match = to_json(part.proposal, analyzer.analyze(of_query), analyzer);
    match["part"] = of_query;
    match["bytes"] = {part.begin, part.end};
    object["parts"].push_back(std::move(match));
  }
  return object;
}

}  // namespace calque::report
