#include "align/lexicon.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace calque::align {
namespace {

/// Counts of a lexicon are scaled down to at most this for a word, so that a document can still
/// teach its own usage.
constexpr float kMostCount = 30;
/// A translation of a smaller share of its word is noise of the training, and would only fill the
/// file.
constexpr float kLeastShare = 0.003F;
/// Occurrences that a term of a glossary counts for.
/// A pair teaches each of its words once; a term was put down by a person.
constexpr float kTermWeight = 5;

std::vector<std::string> sorted_spellings(const Vocabulary& vocabulary) {
  std::vector<std::string> out(vocabulary.spellings().begin(), vocabulary.spellings().end());
  std::ranges::sort(out);
  return out;
}

/// For each id of the vocabulary its rank among the sorted spellings, or their number if absent.
std::vector<TokenId> ranks(const Vocabulary& vocabulary, const std::vector<std::string>& sorted) {
  std::vector<TokenId> out;
  for (const std::string& spelling : vocabulary.spellings()) {
    const auto found = std::ranges::lower_bound(sorted, spelling);
    const bool known = found != sorted.end() && *found == spelling;
    out.push_back(static_cast<TokenId>(known ? found - sorted.begin()
                                             : static_cast<std::ptrdiff_t>(sorted.size())));
  }
  return out;
}

/// Rounded as it is stored (see kShareUnit): a lexicon aligns alike whether it was just learnt or
/// read.
float in_whole_shares(float count, float total) {
  return total * (std::round(count / (total * kShareUnit)) * kShareUnit);
}

/// The table with both sides renumbered, rows by rank, without negligible entries.
TranslationTable renumber(const TranslationTable& table, const std::vector<TokenId>& source_ranks,
                          const std::vector<TokenId>& target_ranks) {
  std::vector<TokenId> by_rank(source_ranks.size());
  for (TokenId id = 0; id < source_ranks.size(); ++id) by_rank[source_ranks[id]] = id;
  TranslationTable out;
  std::vector<CountEntry> row;
  for (const TokenId id : by_rank) {
    row.clear();
    for (const CountEntry& entry : table.row(id)) {
      if (entry.count >= kLeastShare * table.total(id)) {
        row.push_back({target_ranks[entry.target], in_whole_shares(entry.count, table.total(id))});
      }
    }
    std::ranges::sort(row, {}, &CountEntry::target);
    out.add_row(row, table.total(id));
  }
  return out;
}

/// The counts of the lexicon in the numbers of a document's tokens, with those of cognates added.
/// A known word's translations that the document lacks count for nothing. Did they keep their part
/// of the row's total, each known word would argue against every pair of a text of another domain:
/// 1,889 pairs of the Quran took a news article from an F1 of 1.00 to .667, 200 pairs made a story
/// all omissions (docs/alignment.md).
TranslationTable project_counts(const TranslationTable& table,
                                const std::vector<TokenId>& source_ranks,
                                const std::vector<TokenId>& target_ranks,
                                std::span<const Cognate> cognates) {
  std::vector<TokenId> target_of(1, 0);
  for (TokenId id = 0; id < target_ranks.size(); ++id) {
    if (target_ranks[id] >= target_of.size()) target_of.resize(target_ranks[id] + 1U, 0);
    target_of[target_ranks[id]] = id + 1;  // 0: not in the document
  }
  TranslationTable out;
  std::vector<CountEntry> row;
  std::size_t next = 0;
  for (TokenId s = 0; s < source_ranks.size(); ++s) {
    row.clear();
    float total = 0;
    if (source_ranks[s] < table.rows()) {
      const float known = table.total(source_ranks[s]);
      const float scale = known > kMostCount ? kMostCount / known : 1.0F;
      for (const CountEntry& entry : table.row(source_ranks[s])) {
        if (entry.target >= target_of.size() || target_of[entry.target] == 0) continue;
        row.push_back({target_of[entry.target] - 1, entry.count * scale});
        total += row.back().count;
      }
    }
    for (; next < cognates.size() && cognates[next].source == s; ++next) {
      row.push_back({cognates[next].target, cognates[next].count});
      total += cognates[next].count;
    }
    std::ranges::sort(row, {}, &CountEntry::target);
    out.add_row(row, total);
  }
  return out;
}

std::vector<std::string> union_of(const std::vector<std::string>& one,
                                  const std::vector<std::string>& other) {
  std::vector<std::string> out;
  std::ranges::set_union(one, other, std::back_inserter(out));
  return out;
}

/// The place of each of the sorted words in a larger sorted list that has them all.
std::vector<TokenId> places_in(const std::vector<std::string>& words,
                               const std::vector<std::string>& all) {
  std::vector<TokenId> out;
  for (std::size_t i = 0, at = 0; i < words.size(); ++i, ++at) {
    while (all[at] != words[i]) ++at;
    out.push_back(static_cast<TokenId>(at));
  }
  return out;
}

/// A table and where its rows and its targets stand in the table that it is joined into.
struct PlacedTable {
  const TranslationTable& table;
  std::vector<TokenId> rows;
  std::vector<TokenId> targets;
};

/// Adds the entries of the table's next row to `row` where it is the one of `source`.
float take_row(const PlacedTable& from, std::size_t& next, TokenId source,
               std::vector<CountEntry>& row) {
  if (next >= from.rows.size() || from.rows[next] != source) return 0;
  const auto id = static_cast<TokenId>(next++);
  for (const CountEntry& entry : from.table.row(id)) {
    row.push_back({from.targets[entry.target], entry.count});
  }
  return from.table.total(id);
}

TranslationTable join_tables(const PlacedTable& one, const PlacedTable& other, std::size_t rows) {
  TranslationTable out;
  std::size_t next_one = 0;
  std::size_t next_other = 0;
  std::vector<CountEntry> row;
  for (TokenId source = 0; source < rows; ++source) {
    row.clear();
    const float total =
        take_row(one, next_one, source, row) + take_row(other, next_other, source, row);
    std::ranges::stable_sort(row, {}, &CountEntry::target);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (kept > 0 && row[kept - 1].target == row[i].target) {
        row[kept - 1].count += row[i].count;
      } else {
        row[kept++] = row[i];
      }
    }
    row.resize(kept);
    out.add_row(row, total);
  }
  return out;
}

}  // namespace

Lexicon Lexicon::joined(const Lexicon& one, const Lexicon& other) {
  const LexiconTables& a = one.tables_;
  const LexiconTables& b = other.tables_;
  LexiconTables out;
  out.source = union_of(a.source, b.source);
  out.target = union_of(a.target, b.target);
  const auto source_a = places_in(a.source, out.source);
  const auto source_b = places_in(b.source, out.source);
  const auto target_a = places_in(a.target, out.target);
  const auto target_b = places_in(b.target, out.target);
  out.forward = join_tables({a.forward, source_a, target_a}, {b.forward, source_b, target_b},
                            out.source.size());
  out.reverse = join_tables({a.reverse, target_a, source_a}, {b.reverse, target_b, source_b},
                            out.target.size());
  return Lexicon(std::move(out));
}

Lexicon Lexicon::turned() const {
  return Lexicon({.source = tables_.target,
                  .target = tables_.source,
                  .forward = tables_.reverse,
                  .reverse = tables_.forward});
}

Lexicon Lexicon::train(Pairs pairs, Pairs terms) {
  Lexicon out;
  if (pairs.empty() && terms.empty()) return out;
  std::vector<std::string_view> source;
  std::vector<std::string_view> target;
  std::vector<TrainingBead> beads;
  const auto add = [&](Pairs more, float weight) {
    for (const auto& pair : more) {
      const auto i = static_cast<std::uint32_t>(source.size());
      source.emplace_back(pair.first);
      target.emplace_back(pair.second);
      beads.push_back({{i, i + 1}, {i, i + 1}, weight});
    }
  };
  add(pairs, 1.0F);
  add(terms, kTermWeight);
  const TokenisedText source_text(source);
  const TokenisedText target_text(target);
  LexiconTables& tables = out.tables_;
  tables.source = sorted_spellings(source_text.vocabulary());
  tables.target = sorted_spellings(target_text.vocabulary());
  const std::vector<TokenId> source_ranks = ranks(source_text.vocabulary(), tables.source);
  const std::vector<TokenId> target_ranks = ranks(target_text.vocabulary(), tables.target);
  // Training starts from no counts: a table of empty rows, one for each word.
  TranslationTable none;
  for (std::size_t i = 0; i < source_text.vocabulary().size(); ++i) none.add_row({}, 0);
  tables.forward = renumber(train_model({source_text, target_text}, beads, none, {}).counts,
                            source_ranks, target_ranks);
  TranslationTable none_back;
  for (std::size_t i = 0; i < target_text.vocabulary().size(); ++i) none_back.add_row({}, 0);
  tables.reverse = renumber(train_model({target_text, source_text}, beads, none_back, {}).counts,
                            target_ranks, source_ranks);
  return out;
}

TranslationTable Lexicon::project(const Vocabulary& source, const Vocabulary& target,
                                  std::span<const Cognate> cognates) const {
  return project_counts(tables_.forward, ranks(source, tables_.source),
                        ranks(target, tables_.target), cognates);
}

TranslationTable Lexicon::project_reverse(const Vocabulary& source, const Vocabulary& target,
                                          std::span<const Cognate> cognates) const {
  // The other direction asks for the pairs sorted by its own source.
  std::vector<Cognate> turned;
  for (const Cognate& cognate : cognates) {
    turned.push_back({cognate.target, cognate.source, cognate.count});
  }
  std::ranges::sort(turned, [](const Cognate& a, const Cognate& b) {
    return a.source != b.source ? a.source < b.source : a.target < b.target;
  });
  return project_counts(tables_.reverse, ranks(target, tables_.target),
                        ranks(source, tables_.source), turned);
}

}  // namespace calque::align
