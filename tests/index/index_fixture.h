#pragma once

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "index/index_schema.h"
#include "index/index_searcher.h"
#include "index/index_writer.h"
#include "match/brute_force.h"
#include "match/character_rate.h"
#include "sqlite/database.h"
#include "sqlite/transaction.h"
#include "text/utf8.h"

/// A memory reduced to what the index needs, with brute force beside it.
namespace calque::testing {

struct Stored {
  Language language;
  Segment segment;
  MatchCircumstances circumstances;
  bool wanted = true;
};

class IndexFixture : public CandidateSource {
 public:
  explicit IndexFixture(const IndexLimits& limits)
      : database_(sqlite::Database::temporary()), writer_(prepared(database_), limits) {}

  void put(std::int64_t id, Stored stored) {
    if (stored_.contains(id)) writer_.remove(VariantId{id});
    writer_.add(VariantId{id}, stored.language, stored.segment.text, stored.segment.tags);
    stored_[id] = std::move(stored);
  }
  void erase(std::int64_t id) {
    writer_.remove(VariantId{id});
    stored_.erase(id);
  }

  bool fetch(VariantId variant, StoredCandidate& out) override {
    const auto found = stored_.find(variant.value);
    if (found == stored_.end()) throw Error("the index gave a variant that is gone");
    out.text = found->second.segment.text;
    out.tags = found->second.segment.tags;
    return found->second.wanted;
  }

  MatchCircumstances circumstances(VariantId variant) override {
    return stored_.at(variant.value).circumstances;
  }

  std::optional<std::uint64_t> rules() const override { return 1; }

  /// What the query decides in a memory is stored here: it goes by way of the origin.
  std::optional<KnownVariant> known(VariantId variant) override {
    const auto found = stored_.find(variant.value);
    if (found == stored_.end()) return KnownVariant{.standing = Standing::best()};
    if (!found->second.wanted) return std::nullopt;
    const MatchCircumstances& circumstances = found->second.circumstances;
    KnownVariant known{.points = Penalties{}.total(circumstances),
                       .standing = Standing::of(circumstances),
                       .tagged = !found->second.segment.tags.empty()};
    known.origin = {static_cast<char>('0' + static_cast<int>(circumstances.key)),
                    static_cast<char>('0' + circumstances.nearness),
                    static_cast<char>('0' + circumstances.context())};
    known.standing.key = KeyAgreement::unknown;
    known.standing.nearness = 0;
    return known;
  }

  KnownToQuery at_best(const std::string* origin) const override {
    constexpr int kNearest = 9;
    if (origin == nullptr || origin->empty()) return {KeyAgreement::right, kNearest, 2};
    return {static_cast<KeyAgreement>(origin->at(0) - '0'), origin->at(1) - '0',
            origin->at(2) - '0'};
  }

  /// How inline tags count in what follows.
  void count_tags(TagRule rule) { costs_.tag_rule = rule; }

  std::vector<RankedMatch> indexed(const Segment& segment, const SearchOptions& options) {
    MatchAnalyzer analyzer(options.language.primary());
    const MatchQuery query(analyzer.analyze(segment), costs_);
    return searcher_.search(query, analyzer, options, *this);
  }

  std::vector<RankedMatch> by_brute_force(const Segment& segment,
                                          const SearchOptions& options) const {
    MatchAnalyzer analyzer(options.language.primary());
    const MatchQuery query(analyzer.analyze(segment), costs_);
    TopMatches top(options.limit, options.at_least);
    if (query.text().weight == 0) return {};
    for (const auto& [id, stored] : stored_) {
      if (!stored.wanted || !options.language.includes(stored.language)) continue;
      const MatchText candidate = analyzer.analyze(stored.segment);
      const auto score = query.score(candidate);
      if (!score) continue;
      const MatchCircumstances& circumstances = stored.circumstances;
      offer(top, query, candidate,
            {VariantId{id},
             final_rate(*score, circumstances, options.penalties),
             *score,
             {},
             Standing::of(circumstances)});
    }
    return top.matches();
  }

  std::vector<PartMatch> indexed_parts(const Segment& segment, const SearchOptions& options) {
    MatchAnalyzer analyzer(options.language.primary());
    const MatchQuery query(analyzer.analyze(segment), costs_);
    return searcher_.search_parts(query, analyzer, options, *this);
  }

  std::vector<PartMatch> parts_by_brute_force(const Segment& segment,
                                              const SearchOptions& options) const {
    MatchAnalyzer analyzer(options.language.primary());
    const MatchText query = analyzer.analyze(segment);
    return cover<PartMatch>({0, query.tokens.size()}, [&](TokenRange range) {
      return longest_part(part_of(query, range), range.begin, analyzer, options);
    });
  }

  sqlite::Database& database() { return database_; }
  IndexWriter& writer() { return writer_; }
  IndexSearcher& searcher() { return searcher_; }
  std::map<std::int64_t, Stored>& stored() { return stored_; }

 private:
  std::optional<PartMatch> longest_part(const MatchText& query, std::size_t offset,
                                        MatchAnalyzer& analyzer,
                                        const SearchOptions& options) const {
    std::optional<PartMatch> best;
    for (const auto& [id, stored] : stored_) {
      if (!stored.wanted || !options.language.includes(stored.language)) continue;
      const MatchText candidate = analyzer.analyze(stored.segment);
      const auto part = best_part(query, candidate, options.at_least, costs_);
      if (!part) continue;
      const MatchRate rate = final_rate(part->score, stored.circumstances, options.penalties);
      if (rate < options.at_least) continue;
      const MatchRate wording = wording_rate(part_of(query, part->range), candidate);
      const PartMatch match{
          {part->range.begin + offset, part->range.end + offset},
          {VariantId{id}, rate, part->score, wording, Standing::of(stored.circumstances)}};
      const bool longer = !best || match.common() > best->common();
      const bool as_long = best && match.common() == best->common();
      if (longer || (as_long && better(match.match, best->match))) best = match;
    }
    return best;
  }

  static sqlite::Database& prepared(sqlite::Database& database) {
    create_index_tables(database);
    return database;
  }
  CostModel costs_;
  sqlite::Database database_;
  IndexWriter writer_;
  IndexSearcher searcher_{database_};
  std::map<std::int64_t, Stored> stored_;
};

/// Makes sentences out of a vocabulary, and new ones out of old ones by small edits.
class SentenceMaker {
 public:
  SentenceMaker(std::vector<std::string> words, std::string separator, unsigned seed)
      : words_(std::move(words)), separator_(std::move(separator)), random_(seed) {}

  std::string sentence() {
    std::vector<std::string> words;
    // The square makes some words frequent and others rare, as in language.
    for (std::size_t i = 1 + below(below(3) == 0 ? 2 : 14); i > 0; --i) words.push_back(word());
    return joined(words);
  }

  std::string edited(const std::string& text) {
    std::vector<std::string> words{text};
    if (below(2) == 0) words.push_back(word());
    if (below(4) == 0) words.insert(words.begin(), word());
    std::string out = joined(words);
    if (below(4) == 0 && out.size() > 4) {
      const std::size_t cut = out.find(separator_.empty() ? words_.front() : separator_);
      if (cut != std::string::npos && cut > 0) out.erase(0, cut);
    }
    return out;
  }

  /// The text with some inline tags between its characters and at its ends, or none.
  Segment tagged(const std::string& text) {
    Segment segment{.text = text, .tags = {}};
    if (below(3) == 0) return segment;
    if (below(4) == 0) segment.text = " " + text;
    for (std::size_t i = below(4); i > 0; --i) segment.tags.push_back(tag(segment.text));
    if (below(3) == 0) add_pair(segment, below(2) == 0);
    std::ranges::stable_sort(segment.tags, {}, &InlineTag::offset);
    return segment;
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  std::size_t place_in(const std::string& text) {
    std::size_t offset = below(text.size() + 1);
    while (offset < text.size() && text::is_continuation(text[offset])) ++offset;
    return offset;
  }
  InlineTag tag(const std::string& text) {
    const auto kind = static_cast<TagKind>(below(6));
    const std::string code = below(2) == 0 ? "<b>" : "<i>";
    InlineTag tag{kind, place_in(text), {{"x", std::to_string(below(3))}}, {code}};
    if (below(2) == 0) tag.attributes.push_back({"type", below(2) == 0 ? "bold" : "link"});
    return tag;
  }
  /// A pair around all of the text, or somewhere in it.
  void add_pair(Segment& segment, bool around) {
    std::size_t begin = around ? 0 : place_in(segment.text);
    std::size_t end = around ? segment.text.size() : place_in(segment.text);
    if (begin > end) std::swap(begin, end);
    segment.tags.insert(segment.tags.begin(),
                        {TagKind::begin_pair, begin, {{"i", "7"}, {"type", "bold"}}, {}});
    segment.tags.push_back({TagKind::end_pair, end, {{"i", "7"}}, {}});
  }

  const std::string& word() {
    const std::size_t a = below(words_.size());
    return words_[a * below(words_.size()) / words_.size()];
  }
  std::string joined(const std::vector<std::string>& words) const {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : separator_) + word;
    return out;
  }
  std::vector<std::string> words_;
  std::string separator_;
  std::mt19937 random_;
};

}  // namespace calque::testing
