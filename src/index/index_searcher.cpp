#include "index/index_searcher.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "calque/error.h"
#include "index/index_origin.h"
#include "match/character_rate.h"
#include "sqlite/database.h"

namespace calque {
namespace {

/// Rates to try before the one asked for: with a full list of matches at the higher rate there is
/// no need to look at the many more documents that reach the lower one.
std::vector<MatchRate> rates_to_try(const SearchOptions& options) {
  // What holds the query is found at once, however low the rate.
  if (options.whole) return {options.at_least};
  constexpr int kHigh = 75;
  constexpr int kMiddle = 55;
  std::vector<MatchRate> rates;
  for (const int percent : {kHigh, kMiddle}) {
    if (options.at_least.percent() + 10 <= percent) rates.emplace_back(percent);
  }
  rates.push_back(options.at_least);
  return rates;
}

/// A condition in SQL: the range bound as `?parameter` takes in the tag in `column`. Unlike a list
/// of ids it holds for languages that come later, too.
std::string sql_in_range(std::string_view column, int parameter);
std::string sql_in_range(std::string_view column, int parameter) {
  // Tags that begin with the range and a hyphen sort between that and the range with a full stop.
  const std::string tag(column);
  const std::string range = "?" + std::to_string(parameter);
  return "(" + tag + " = " + range + " OR (" + tag + " > " + range + " || '-' AND " + tag + " < " +
         range + " || '.'))";
}

void require_current_index(sqlite::Database& database) {
  if (index_is_current(database)) return;
  throw InputError(database.path().string() +
                   ": the match index was made by another version of calque, ICU or Snowball: "
                   "\"calque verify --rebuild\", or any command that changes the memory, makes "
                   "it again");
}

/// One read transaction around a search: all its reads see one state of the file, and locks are
/// taken once. Inside the caller's transaction there is nothing to do.
class Snapshot {
 public:
  Snapshot(sqlite::Database& database, sqlite::Statement& begin, sqlite::Statement& end)
      : end_(database.in_transaction() ? nullptr : &end) {
    if (end_ != nullptr) begin.run();
  }
  ~Snapshot() {
    if (end_ == nullptr) return;
    try {
      end_->run();
    } catch (const sqlite::Error&) {  // NOLINT(bugprone-empty-catch)
      // Ending a read fails only after an error that ended the transaction itself.
    }
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  sqlite::Statement* end_;
};

}  // namespace

IndexSearcher::IndexSearcher(sqlite::Database& database, std::shared_ptr<RunCache> cache)
    : database_(database),
      store_(database),
      begin_(database, "BEGIN"),
      end_(database, "COMMIT"),
      select_version_(database, "PRAGMA data_version"),
      select_removed_(database, "SELECT below_run FROM fuzzy_removed WHERE variant = ?"),
      cache_(std::move(cache)) {}

bool IndexSearcher::changed() {
  std::int64_t version = 0;
  for (const sqlite::Row& row : select_version_.rows()) version = row.column_int(0);
  const std::int64_t own = database_.total_changes();
  const bool same = version == version_ && own == own_changes_;
  version_ = version;
  own_changes_ = own;
  return !same;
}

void IndexSearcher::refresh(bool in_callers_transaction, const Language& range) {
  // What is read in a transaction may be rolled back, and its run numbers used again: nobody else
  // may be given it, and nothing of it may stay.
  const bool was_in_transaction = std::exchange(read_in_transaction_, in_callers_transaction);
  if (was_in_transaction) own_cache_.clear();
  if (was_in_transaction || in_callers_transaction) version_ = -1;
  if (changed()) {
    require_current_index(database_);
    recent_range_.reset();
    load_runs();
    any_removed_ = database_.query_int("SELECT EXISTS(SELECT 1 FROM fuzzy_removed)") != 0;
  }
  if (recent_range_ != range) load_recent(range);
}

void IndexSearcher::load_runs() {
  runs_.clear();
  RunInfoReader reader(database_);
  sqlite::Statement select(database_, std::string("SELECT ") + kRunColumns +
                                          " FROM fuzzy_run ORDER BY documents DESC, id");
  for (const sqlite::Row& row : select.rows()) {
    auto known = cache().info(row.column_int(0));
    runs_.push_back(known ? std::move(known) : std::make_shared<const RunInfo>(reader.read(row)));
  }
  cache().keep_only(runs_);
}

/// Of all languages there may be thousands; only those of the range are decoded.
void IndexSearcher::load_recent(const Language& range) {
  recent_range_.reset();
  recent_.clear();
  sqlite::Statement select(
      database_,
      "SELECT variant, language, document FROM fuzzy_recent WHERE " + sql_in_range("language", 1));
  select.bind(1, std::string_view(range.tag()));
  for (const sqlite::Row& row : select.rows()) {
    recent_.push_back({Language(row.column_text(1)),
                       decode_document(VariantId{row.column_int(0)}, row.column_blob(2))});
  }
  recent_range_ = range;
}

/// Makes the readers of the runs that may have documents in the range.
void IndexSearcher::open_readers(const Language& range) {
  std::vector<std::shared_ptr<const RunInfo>> wanted;
  std::ranges::copy_if(runs_, std::back_inserter(wanted),
                       [&range](const auto& run) { return range.includes(run->language); });
  for (auto& pieces : cache().pieces(wanted)) readers_.emplace_back(store_, std::move(pieces));
}

template <typename InRun>
std::vector<IndexSearcher::Possible> IndexSearcher::collect(const SearchOptions& options,
                                                            RunSearch& search, InRun in_run) {
  std::vector<Possible> possible;
  std::vector<PossibleMatch> found;
  for (RunReader& run : readers_) {
    found.clear();
    in_run(run, found);
    for (const PossibleMatch& match : found) possible.push_back({match, run.info().id});
  }
  for (const Recent& recent : recent_) {
    if (!options.language.includes(recent.language)) continue;
    const Score bound = search.bound(recent.document);
    const RankedMatch best = best_possible(recent.document.variant, bound);
    if (best.rate >= options.at_least && search.admits(bound)) possible.push_back({{best, 0}, 0});
  }
  statistics_.bounded += possible.size();
  return possible;
}

std::vector<IndexSearcher::Possible> IndexSearcher::collect(const SearchOptions& options,
                                                            RunSearch& search) {
  return collect(options, search, [&](RunReader& run, std::vector<PossibleMatch>& found) {
    search.run(run, options.at_least, found);
  });
}

/// What is still possible for a part of the query. What matches no part of the whole query matches
/// no part of less.
std::vector<IndexSearcher::Possible> IndexSearcher::narrow(const SearchOptions& options,
                                                           const MatchText& part,
                                                           const TagWeights& tags,
                                                           std::span<const Possible> of_whole) {
  RunSearch search(part, SearchFor::parts, scratch_, tags);
  std::vector<DocumentNumber> numbers;
  return collect(options, search, [&](RunReader& run, std::vector<PossibleMatch>& found) {
    numbers.clear();
    for (const Possible& possible : of_whole) {
      if (possible.run == run.info().id) numbers.push_back(possible.match.number);
    }
    search.bound(run, options.at_least, numbers, found);
  });
}

bool IndexSearcher::is_removed(VariantId variant, std::int64_t run) {
  if (!any_removed_ || run == 0) return false;
  for (const sqlite::Row& row : select_removed_.rows(variant.value)) {
    return run < row.column_int(0);
  }
  return false;
}

/// Makes `candidate_text_` of a variant; false when it is gone or not wanted.
bool IndexSearcher::fetch(VariantId variant, std::int64_t run, const Request& request) {
  if (is_removed(variant, run)) return false;
  if (!request.source.fetch(variant, candidate_)) return false;
  ++statistics_.compared;
  request.analyzer.analyze(candidate_.text, candidate_.tags, candidate_text_);
  return true;
}

RunReader& IndexSearcher::reader_of(std::int64_t run) {
  return *std::ranges::find(readers_, run, [](const RunReader& of) { return of.info().id; });
}

std::vector<VariantId> IndexSearcher::variants_of(const Possible& possible) {
  if (possible.run == 0) return {possible.match.best.variant};
  return reader_of(possible.run).document(possible.match.number).variants;
}

std::vector<RankedMatch> IndexSearcher::search_snapshot(const Request& request) {
  SearchOptions options = request.options;
  RunSearch search(request.query.text(), options.whole ? SearchFor::whole : SearchFor::matches,
                   scratch_, request.query.tag_weights());
  for (const MatchRate rate : rates_to_try(request.options)) {
    TopMatches top(options.limit, rate);
    options.at_least = rate;
    compare(collect(options, search), request, top);
    if (rate == request.options.at_least || top.matches().size() >= options.limit) {
      return top.matches();
    }
  }
  return {};
}

std::optional<PartMatch> IndexSearcher::compare_part(VariantId variant, std::int64_t run,
                                                     const MatchText& part,
                                                     const Request& request) {
  if (!fetch(variant, run, request)) return std::nullopt;
  const MatchRate at_least = request.options.at_least;
  const auto found = best_part(part, candidate_text_, at_least, request.query.costs());
  if (!found) return std::nullopt;
  const MatchCircumstances circumstances = request.source.circumstances(variant);
  const MatchRate rate = final_rate(found->score, circumstances, request.options.penalties);
  if (rate < at_least) return std::nullopt;
  const MatchRate wording = wording_rate(part_of(part, found->range), candidate_text_);
  return PartMatch{found->range,
                   {variant, rate, found->score, wording, Standing::of(circumstances)}};
}

std::optional<PartMatch> IndexSearcher::longest_part(TokenRange range,
                                                     const std::vector<Possible>& of_whole,
                                                     const Request& request) {
  const MatchText part = part_of(request.query.text(), range);
  if (part.words < 2) return std::nullopt;
  const bool whole = part.tokens.size() == request.query.text().tokens.size();
  std::vector<Possible> possible =
      whole ? of_whole : narrow(request.options, part, request.query.tag_weights(), of_whole);
  const auto common = [](const Possible& of) {
    return of.match.best.score.weight - of.match.best.score.cost;
  };
  const auto shorter = [&](const Possible& a, const Possible& b) { return common(a) < common(b); };
  std::ranges::make_heap(possible, shorter);
  std::optional<PartMatch> best;
  while (!possible.empty() && (!best || common(possible.front()) >= best->common())) {
    std::ranges::pop_heap(possible, shorter);
    for (const VariantId variant : variants_of(possible.back())) {
      const auto found = compare_part(variant, possible.back().run, part, request);
      if (!found || (best && found->common() < best->common())) continue;
      const bool longer = !best || found->common() > best->common();
      if (longer || better(found->match, best->match)) best = found;
    }
    possible.pop_back();
  }
  if (best) {
    best->range.begin += range.begin;
    best->range.end += range.begin;
  }
  return best;
}

template <typename Search>
auto IndexSearcher::in_snapshot(const Language& range, const Search& search) {
  // In a read transaction, as that of a search that this one is part of, all is as committed.
  const bool in_callers_transaction = database_.in_write_transaction();
  const Snapshot snapshot(database_, begin_, end_);
  try {
    refresh(in_callers_transaction, range);
    open_readers(range);
    auto found = search();
    readers_.clear();  // What the cache drops meanwhile can go.
    return found;
  } catch (...) {
    readers_.clear();
    scratch_.clear();  // The search may have left weights in it.
    version_ = -1;     // Not all runs may have been loaded.
    throw;
  }
}

std::vector<PartMatch> IndexSearcher::search_parts(const MatchQuery& query, MatchAnalyzer& analyzer,
                                                   const SearchOptions& options,
                                                   CandidateSource& source) {
  statistics_ = {};
  if (query.text().tokens.size() > kMostTokensForParts) return {};
  const Request request{query, analyzer, options, source};
  return in_snapshot(options.language, [&] {
    RunSearch search(query.text(), SearchFor::parts, scratch_, query.tag_weights());
    const std::vector<Possible> possible = collect(options, search);
    return cover<PartMatch>({0, query.text().tokens.size()}, [&](TokenRange range) {
      return longest_part(range, possible, request);
    });
  });
}

void IndexSearcher::visit_holding(const HoldingQuery& query, const HoldingVisit& visit) {
  if (query.groups.empty()) return;
  in_snapshot(query.language, [&] { return visit_snapshot(query, visit); });
}

std::vector<RankedMatch> IndexSearcher::search(const MatchQuery& query, MatchAnalyzer& analyzer,
                                               const SearchOptions& options,
                                               CandidateSource& source) {
  statistics_ = {};
  if (query.text().weight == 0 || options.limit == 0) return {};
  return in_snapshot(options.language,
                     [&] { return search_snapshot({query, analyzer, options, source}); });
}

}  // namespace calque
