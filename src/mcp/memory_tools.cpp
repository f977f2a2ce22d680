#include <optional>

#include "calque/error.h"
#include "glossary/multi_term_lookup.h"
#include "lookup/concordance.h"
#include "lookup/met_language.h"
#include "match/match_query.h"
#include "mcp/arguments.h"
#include "mcp/tool.h"
#include "mcp/workspace.h"
#include "report/match_diff.h"

namespace calque::mcp {
namespace {

using Json = nlohmann::ordered_json;

// Languages that a note names; a memory may have hundreds.
constexpr std::size_t kMostNamed = 20;

/// What to say of a language that the memory lacks; empty where it is there as it was asked for.
std::string note_on(const MetLanguage& met) {
  if (!met.instead.empty()) {
    return "no text in " + met.asked.tag() + ": " + met.taken().tag() + " is taken for it. ";
  }
  if (met.there) return {};
  if (met.others.empty()) return "The memory is empty. ";
  std::string note = "No text in " + met.asked.tag() + ": the memory has ";
  for (std::size_t i = 0; i < met.others.size() && i < kMostNamed; ++i) {
    note += (i == 0 ? "" : ", ") + met.others[i].tag();
  }
  return note + (met.others.size() > kMostNamed ? " and others. " : ". ");
}

/// The stored text as "[-deleted-]" and "{+inserted+}" by the new one.
std::string difference_text(const MatchText& query, const MatchText& stored) {
  std::string text;
  for (const report::DiffPiece& piece : report::difference(query, stored)) {
    if (piece.role == report::Role::plain) text += piece.text;
    if (piece.role == report::Role::deleted) text += "[-" + piece.text + "-]";
    if (piece.role == report::Role::inserted) text += "{+" + piece.text + "+}";
  }
  return text;
}

Json match_json(const Proposal& proposal, const MatchText& query, MatchAnalyzer& analyzer) {
  Json object{{"rate", proposal.best_rate().percent()}};
  const Segment& source = proposal.source_variant().segment;
  if (!proposal.score.identical) {
    put_text(object, "difference", difference_text(query, analyzer.analyze(source)));
  }
  put_text(object, "source", source.text);
  if (proposal.repair) {
    put_text(object, "target", proposal.repair->target.text);
    put_text(object, "stored_target", proposal.target_variant().segment.text);
  } else {
    put_text(object, "target", proposal.target_variant().segment.text);
  }
  object["unit"] = proposal.unit->id.value;
  if (!proposal.memory.empty()) object["memory"] = proposal.memory;
  if (!proposal.unit->origin.empty()) object["origin"] = proposal.unit->origin;
  if (!proposal.circumstances.confirmed()) object["confirmed"] = false;
  return object;
}

Json term_json(const glossary::Term& term) {
  Json object{{"text", term.text}};
  if (term.status != glossary::Status::unspecified) object["status"] = name_of(term.status);
  return object;
}

}  // namespace

Answer run_match(Workspace& workspace, const Arguments& arguments) {
  LookupOptions options;
  options.source = arguments.source();
  options.target = arguments.target();
  options.at_least = MatchRate(arguments.number("min"));
  options.limit = static_cast<std::size_t>(arguments.number("limit"));
  LookupQuery query;
  query.segment.text = arguments.text("text");
  query.context = {.previous = arguments.text("previous"), .next = arguments.text("next")};
  const MemorySet::Met met = workspace.memories().meet(options.source, options.target);
  const auto sessions = workspace.memories().sessions();
  Answer answer;
  answer.note = note_on(met.source) + (met.source.others.empty() ? note_on(met.target) : "");
  MatchAnalyzer analyzer(options.source.primary());
  const MatchText text = analyzer.analyze(query.segment);
  for (const Proposal& proposal : find(sessions.memories(), query, options)) {
    answer.items.push_back(match_json(proposal, text, analyzer));
  }
  return answer;
}

Answer run_concordance(Workspace& workspace, const Arguments& arguments) {
  const auto sessions = workspace.memories().sessions();
  const auto limit = static_cast<std::size_t>(arguments.number("limit"));
  Answer answer;
  for (const LookupMemory& memory : sessions.memories()) {
    ConcordanceQuery query{.phrase = arguments.text("phrase"),
                           .language = arguments.given_language("source"),
                           .target = arguments.given_language("target"),
                           .limit = limit - answer.items.size()};
    for (auto* language : {&query.language, &query.target}) {
      if (*language) *language = meet(*memory.session, **language).taken();
    }
    if (query.limit == 0) break;
    for (const ConcordanceHit& hit : find_concordance(*memory.session, query)) {
      const auto unit = memory.session->unit(hit.unit);
      if (!unit) continue;
      Json texts = Json::object();
      for (const Variant& variant : unit->variants) {
        const bool wanted =
            variant.id == hit.variant || !query.target || query.target->includes(variant.language);
        const std::string& tag = variant.language.tag();
        if (wanted && !texts.contains(tag)) put_text(texts, tag.c_str(), variant.segment.text);
      }
      Json item{{"unit", unit->id.value}, {"texts", std::move(texts)}};
      if (!memory.name.empty()) item["memory"] = memory.name;
      if (!unit->origin.empty()) item["origin"] = unit->origin;
      answer.items.push_back(std::move(item));
    }
  }
  return answer;
}

Answer run_terms(Workspace& workspace, const Arguments& arguments) {
  const auto sessions = workspace.memories().sessions();
  glossary::MultiTermLookup lookup(sessions.memories(), arguments.source(), arguments.target());
  const auto limit = static_cast<std::size_t>(arguments.number("limit"));
  Answer answer;
  for (const glossary::TermMatch& match : lookup.find(arguments.text("text"))) {
    if (answer.items.size() == limit) {
      ++answer.left_out;
      continue;
    }
    Json item = term_json(match.source_term());
    const std::string_view definition =
        glossary::definition_of(match.entry, match.source_term().language);
    if (!definition.empty()) put_text(item, "definition", definition);
    if (!match.sure) item["possible"] = true;
    item["targets"] = Json::array();
    for (const std::size_t target : match.targets) {
      item["targets"].push_back(term_json(match.entry.terms[target]));
    }
    answer.items.push_back(std::move(item));
  }
  return answer;
}

Answer run_add(Workspace& workspace, const Arguments& arguments) {
  TranslationUnit unit;
  for (auto& [language, text] : arguments.texts("texts")) {
    Variant variant;
    variant.language = language;
    variant.segment.text = std::move(text);
    unit.variants.push_back(std::move(variant));
  }
  if (unit.variants.size() < 2) throw UsageError("a unit takes two texts or more, by language");
  const BatchInfo info = workspace.options().batch_now();
  unit.source_language = unit.variants.front().language;
  unit.segment_type = "sentence";
  unit.metadata.creation_date = info.started;
  unit.metadata.creation_id = workspace.options().user;
  if (const std::string note = arguments.text("note"); !note.empty()) {
    unit.notes.push_back({.text = note, .language = {}, .encoding = {}});
  }
  Session session = workspace.options().open_to_write();
  Batch batch = session.begin(info);
  Answer answer;
  if (const auto known = batch.find_with_texts(unit)) {
    answer.items.push_back({{"unit", known->value}, {"known", true}});
    return answer;
  }
  const UnitId id = batch.insert(unit);
  batch.commit();
  answer.items.push_back({{"unit", id.value}, {"batch", batch.id().value}});
  return answer;
}

}  // namespace calque::mcp
