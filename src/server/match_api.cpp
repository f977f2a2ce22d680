#include "server/match_api.h"

#include <array>
#include <utility>

#include "calque/match.h"
#include "report/entry_json.h"
#include "report/proposal_json.h"
#include "server/context.h"
#include "store/session_tools.h"

namespace calque::server {
namespace {

/// As `calque match` takes them.
constexpr std::int64_t kMostProposals = 1'000;
/// Texts of one request: more than a page of an editor; each takes a tenth of a millisecond.
constexpr std::size_t kMostQueries = 1'000;

/// The points that each circumstance took off, by the names of `--penalty` and more.
Json penalties_json(const Proposal& proposal, const Penalties& penalties) {
  using Circumstances = MatchCircumstances;
  constexpr std::array<std::pair<std::string_view, bool Circumstances::*>, 7> kFlags{
      {{"unconfirmed", &Circumstances::unconfirmed},
       {"mt", &Circumstances::machine_translated},
       {"several", &Circumstances::several_targets},
       {"pivot", &Circumstances::pivot},
       {"repair", &Circumstances::repaired},
       {"plural", &Circumstances::other_plural},
       {"client", &Circumstances::other_client}}};
  const Circumstances& all = proposal.circumstances;
  Json list = Json::array();
  const auto put = [&list](std::string_view why, int points) {
    if (points > 0) list.push_back({{"why", why}, {"points", points}});
  };
  put("tags", proposal.score.tag_points);
  put("memory", all.memory_penalty);
  if (all.aligned) {
    Circumstances one;
    one.aligned = true;
    one.alignment_confidence = all.alignment_confidence;
    put("alignment", penalties.total(one));
  }
  for (const auto& [why, flag] : kFlags) {
    Circumstances one;
    one.*flag = all.*flag;
    put(why, penalties.total(one));
  }
  return list;
}

/// [{"same": text}, …] with the role as a value.
Json diff_json(const Json& difference) {
  Json diff = Json::array();
  for (const Json& piece : difference) {
    for (const auto& [role, text] : piece.items()) diff.push_back({{"op", role}, {"text", text}});
  }
  return diff;
}

void put_more(Json& match, const Proposal& proposal, const Penalties& penalties) {
  if (const auto& uid = proposal.unit->uid) match["uid"] = uid->value.text();
  Json points = penalties_json(proposal, penalties);
  if (!points.empty()) match["penalties"] = std::move(points);
  if (match.contains("difference")) match["diff"] = diff_json(match["difference"]);
}

Json with_settings(Json query, const Json& settings) {
  for (const auto& [name, value] : settings.items()) {
    if (!query.contains(name)) query[name] = value;
  }
  return query;
}

/// Matches for each of the texts, with the terms in them.
Json answers(ServedMemory& memory, Context& context, const std::vector<LookupQuery>& queries,
             const LookupOptions& options, bool with_terms, Offsets offsets) {
  Lookups lookups(memory);
  Json all = Json::array();
  std::vector<std::string> texts;
  for (const LookupQuery& query : queries) {
    all.push_back(answer_json(lookups, query, options, offsets));
    texts.push_back(query.segment.text);
  }
  if (!with_terms) return all;
  const auto terms = context.terms().find(memory, options.source, options.target, texts);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i].empty()) continue;
    Json& list = all[i]["terms"] = report::to_json(terms[i]);
    for (Json& term : list) recount(term["range"], texts[i], offsets);
  }
  return all;
}

/// One text, in the query of the address.
Response match_one(const Request& request, const PathArguments& arguments, Context& context) {
  const Json json = query_as_json(request.query);
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  const Offsets offsets = offsets_of(request);
  return json_response(answers(memory, context, {lookup_query(json, offsets)}, lookup_options(json),
                               flag_in(json, "terms", true), offsets)[0]);
}

/// One text or many, in a body.
Response match(const Request& request, const PathArguments& arguments, Context& context) {
  const Json json = json_body(request);
  const LookupOptions options = lookup_options(json);
  const bool terms = flag_in(json, "terms", true);
  const Offsets offsets = offsets_of(request);
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  if (!json.contains("queries")) {
    return json_response(
        answers(memory, context, {lookup_query(json, offsets)}, options, terms, offsets)[0]);
  }
  const Json& list = json["queries"];
  if (!list.is_array()) refuse("\"queries\" is no list");
  if (list.size() > kMostQueries) {
    refuse("more than " + std::to_string(kMostQueries) +
           " queries: match/stream answers any number");
  }
  std::vector<LookupQuery> queries;
  for (const Json& query : list) {
    if (!query.is_object()) refuse("a query is no JSON object");
    queries.push_back(lookup_query(query, offsets));
  }
  return json_response({{"answers", answers(memory, context, queries, options, terms, offsets)}});
}

/// Answers the lines of a body one after the other, while they are sent.
class MatchStream : public BodyStream {
 public:
  MatchStream(ServedMemory& memory, std::string lines, Json settings, Offsets offsets)
      : memory_(memory),
        lines_(std::move(lines)),
        settings_(std::move(settings)),
        offsets_(offsets) {}

  Piece next() override {
    Piece piece;
    // A session is lent for a piece, not for as long as the other side takes.
    Lookups lookups(memory_);
    while (piece.bytes.size() < kPieceBytes && at_ < lines_.size()) {
      const std::size_t end = std::min(lines_.find('\n', at_), lines_.size());
      const std::string_view line = std::string_view(lines_).substr(at_, end - at_);
      at_ = std::min(end + 1, lines_.size());
      if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
        piece.bytes += answer(lookups, line).dump() + "\n";
      }
    }
    piece.end = at_ == lines_.size();
    return piece;
  }

 private:
  static constexpr std::size_t kPieceBytes = std::size_t{32} * 1024;

  /// A line that makes no sense gets a problem of its own: what follows is answered all the same.
  Json answer(Lookups& lookups, std::string_view line) const {
    try {
      Request one;
      one.body = line;
      const Json query = with_settings(json_body(one), settings_);
      return answer_json(lookups, lookup_query(query, offsets_), lookup_options(query), offsets_);
    } catch (const Error& error) {
      return {{"code", "invalid"}, {"detail", error.what()}};
    }
  }

  ServedMemory& memory_;
  std::string lines_;
  Json settings_;
  Offsets offsets_;
  std::size_t at_ = 0;
};

Response match_stream(const Request& request, const PathArguments& arguments, Context& context) {
  const Json settings = query_as_json(request.query);
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  Response response;
  response.content_type = "application/x-ndjson; charset=utf-8";
  response.stream =
      std::make_unique<MatchStream>(memory, request.body, settings, offsets_of(request));
  return response;
}

}  // namespace

LookupOptions lookup_options(const Json& settings) {
  LookupOptions options;
  options.source = language_in(settings, "source_lang");
  options.target = language_in(settings, "target_lang");
  options.at_least = MatchRate{static_cast<int>(number_in(settings, "min", 70, 1, 102))};
  options.limit = static_cast<std::size_t>(number_in(settings, "limit", 5, 1, kMostProposals));
  options.parts = flag_in(settings, "parts", true);
  options.pivot = flag_in(settings, "pivot", false);
  options.repair = flag_in(settings, "repair", true);
  const auto rule = tag_rule_of(text_in(settings, "tag_rule", "points"));
  if (!rule) refuse("\"tag_rule\" is points, strict or ignore");
  options.tags = *rule;
  options.topic = {.client = text_in(settings, "client"), .domain = text_in(settings, "domain")};
  return options;
}

LookupQuery lookup_query(const Json& query, Offsets offsets) {
  Json with_text = query;
  if (!with_text.contains("text") && with_text.contains("q")) with_text["text"] = query["q"];
  return {.segment = segment_in(with_text, offsets),
          .context = {.previous = text_in(query, "previous"), .next = text_in(query, "next")}};
}

Json answer_json(Lookups& lookups, const LookupQuery& query, const LookupOptions& options,
                 Offsets offsets) {
  const LookupAnswer answer = lookups.answer(query, options);
  MatchAnalyzer& analyzer =
      lookups.memories().front().session->tools().analyzer(options.source.primary());
  Json json = report::to_json(query.segment, answer, analyzer);
  for (std::size_t i = 0; i < answer.proposals.size(); ++i) {
    put_more(json["matches"][i], answer.proposals[i], options.penalties);
  }
  for (std::size_t i = 0; i < answer.parts.size(); ++i) {
    put_more(json["parts"][i], answer.parts[i].proposal, options.penalties);
    recount(json["parts"][i]["bytes"], query.segment.text, offsets);
  }
  return json;
}

void add_match_routes(Router& router) {
  for (const std::string base : {"/api/v1", "/api/v1/memories/{memory}"}) {
    router.add("GET", base + "/match", Role::read, match_one);
    router.add("POST", base + "/match", Role::read, match);
    router.add("POST", base + "/match/stream", Role::read, match_stream);
  }
}

}  // namespace calque::server
