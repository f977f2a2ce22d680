#include "index/run_search.h"

#include <algorithm>
#include <functional>

#include "index/index_document.h"

namespace calque {
namespace {

// With so few documents left, reading them costs less than asking another list about them.
constexpr std::size_t kFewDocuments = 16;

/// The symbols of a run's key ids, for the few keys of a query: open addressing.
class SymbolTable {
 public:
  SymbolTable(const OverlapBound& bound, RunReader& run) {
    std::size_t size = 16;
    while (size < 4 * bound.symbols()) size *= 2;
    slots_.resize(size, {kFree, 0});
    for (OverlapBound::Symbol symbol = 0; symbol < bound.symbols(); ++symbol) {
      const auto id = symbol < 3 ? std::optional(symbol) : run.list(bound.key_of(symbol)).key_id;
      if (id) slots_[slot_of(*id)] = {*id, symbol};
    }
  }

  OverlapBound::Symbol of(std::uint32_t id) const {
    const auto& [found, symbol] = slots_[slot_of(id)];
    return found == kFree ? OverlapBound::kOtherWord : symbol;
  }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;
  std::size_t slot_of(std::uint32_t id) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = (id * std::size_t{0x9E3779B1} >> 8U) & mask;
    while (slots_[slot].first != kFree && slots_[slot].first != id) slot = (slot + 1) & mask;
    return slot;
  }
  std::vector<std::pair<std::uint32_t, OverlapBound::Symbol>> slots_;
};

/// The documents of a list, asked for in ascending order.
class Prober {
 public:
  explicit Prober(const PostingList& list) : list_(list) {}

  bool contains(DocumentNumber document) {
    const std::size_t block = list_.find_block(document, block_);
    if (block != block_ || count_ == 0) {
      block_ = block;
      count_ = list_.decode(block, documents_);
      at_ = 0;
    }
    while (at_ < count_ && documents_[at_] < document) ++at_;
    return at_ < count_ && documents_[at_] == document;
  }

 private:
  const PostingList& list_;
  std::size_t block_ = 0;
  std::size_t count_ = 0;
  std::size_t at_ = 0;
  PostingList::Block documents_{};
};

}  // namespace

ListQuery::ListQuery(const MatchText& text) {
  const IndexDocument document = index_document(VariantId{}, text);
  weight = document.weight;
  ends = document.ends;
  for (const MatchToken& token : text.tokens) lists.push_back({token.key, token.weight});
  std::ranges::stable_sort(lists, std::greater<>(), &List::weight);
  HashIds ids;
  std::vector<std::uint32_t> occurrences;
  for (List& list : lists) {
    const std::uint32_t id = ids.id(list.hash);
    occurrences.resize(ids.size());
    list.hash = occurrence_key(list.hash, ++occurrences[id]);
  }
}

RankedMatch best_possible(VariantId variant, const Score& bound) {
  const MatchRate rate =
      bound.identical ? MatchRate(102) : MatchRate::of_fraction(bound.cost, bound.weight);
  return {variant, rate, bound, MatchRate(100), Standing::best()};
}

RankedMatch best_possible(const Score& bound) {
  return best_possible(VariantId{INT64_MAX}, bound);
}

RunSearch::RunSearch(const MatchText& query, SearchFor goal, FoundWeights& scratch,
                     const TagWeights& tags)
    : query_(query),
      pattern_(pattern_of(query)),
      goal_(goal),
      own_weight_(query_.weight + tags.own),
      common_tags_(tags.common),
      bound_(query),
      found_weight_(scratch) {}

std::uint32_t RunSearch::greater_weight(std::uint32_t document_weight) const {
  return goal_ == SearchFor::parts ? document_weight : std::max(document_weight, own_weight_);
}

/// Of the text, in common; it grows with the document's weight.
std::uint32_t RunSearch::needed(std::uint32_t document_weight) const {
  if (goal_ == SearchFor::whole) return query_.weight;
  const std::uint32_t greater = greater_weight(document_weight);
  const std::uint32_t with_tags = greater - largest_cost(at_least_, greater);
  return std::max(with_tags, common_tags_ + 1) - common_tags_;
}

std::vector<RunSearch::RankedList> RunSearch::rank_lists(RunReader& run) const {
  std::vector<RankedList> lists;
  for (const ListQuery::List& list : query_.lists) {
    lists.push_back({&run.list(list.hash).postings, list.weight, 0});
  }
  std::ranges::stable_sort(lists, {}, [](const RankedList& list) { return list.postings->size(); });
  std::uint32_t weight = 0;
  for (auto list = lists.rbegin(); list != lists.rend(); ++list) {
    weight += list->weight;
    list->weight_from_here = weight;
  }
  return lists;
}

void RunSearch::collect(const PostingList& list, std::uint32_t weight, const Window& window) {
  if (list.size() == 0 || window.begin >= window.end) return;
  PostingList::Block block{};
  for (std::size_t b = list.find_block(window.begin); b < list.blocks(); ++b) {
    if (list.first_of_block(b) >= window.end) return;
    const std::size_t count = list.decode(b, block);
    for (std::size_t i = 0; i < count; ++i) {
      const DocumentNumber document = block[i];
      if (document < window.begin) continue;
      if (document >= window.end) return;
      if (found_weight_[document] == 0) {
        if (document >= window.end_of_new) continue;
        found_.push_back(document);
      }
      found_weight_[document] += weight;
    }
  }
}

void RunSearch::gallop(const PostingList& list, std::uint32_t weight) {
  if (list.size() == 0) return;
  Prober prober(list);
  for (const DocumentNumber document : found_) {
    if (prober.contains(document)) found_weight_[document] += weight;
  }
}

void RunSearch::keep_reachable(const RunInfo& run, std::uint32_t still_to_come) {
  const bool parts = goal_ == SearchFor::parts;
  const std::uint32_t least = parts ? 0 : needed(query_.weight);
  const DocumentNumber heavier = parts ? 0 : run.first_at_least(query_.weight + 1);
  std::erase_if(found_, [&](DocumentNumber document) {
    const std::uint32_t reachable = found_weight_[document] + still_to_come;
    const bool kept =
        reachable >= least && (document < heavier || reachable >= needed(run.weight_of(document)));
    if (!kept) found_weight_[document] = 0;
    return !kept;
  });
}

void RunSearch::run(RunReader& run, MatchRate at_least, std::vector<PossibleMatch>& out) {
  at_least_ = std::max(at_least, MatchRate(1));
  find(run);
  for (const DocumentNumber number : found_) found_weight_[number] = 0;
  bound(run, at_least_, found_, out);
  found_.clear();
}

/// Fills `found_` with the documents that have enough in common, by their numbered keys.
void RunSearch::find(RunReader& run) {
  const RunInfo& info = run.info();
  if (found_weight_.size() < info.documents) found_weight_.resize(info.documents);
  const bool parts = goal_ == SearchFor::parts;
  const std::uint32_t least_weight =
      parts ? 2 * CostModel{}.lightest_word() : needed(query_.weight);
  const std::uint32_t least = parts ? needed(least_weight) : least_weight;
  const auto rate = static_cast<std::uint64_t>(std::min(at_least_.percent(), 100));
  const auto end_for = [&](std::uint32_t weight) {
    const std::uint64_t heaviest = (std::uint64_t{weight} + common_tags_) * 100 / rate;
    return info.first_at_least(static_cast<std::uint32_t>(heaviest) + 1);
  };
  Window window{info.first_at_least(least_weight), end_for(query_.weight), end_for(query_.weight)};
  const bool alike = goal_ != SearchFor::whole;
  for (const std::uint64_t hash : alike ? query_.ends : std::vector<std::uint64_t>{}) {
    collect(run.list(hash).postings, query_.weight, window);
  }
  const std::vector<RankedList> lists = rank_lists(run);
  std::size_t k = 0;
  for (; k < lists.size() && lists[k].weight_from_here >= least; ++k) {
    window.end_of_new = end_for(lists[k].weight_from_here);
    collect(*lists[k].postings, lists[k].weight, window);
  }
  const auto after = [&lists](std::size_t i) {
    return i < lists.size() ? lists[i].weight_from_here : 0;
  };
  keep_reachable(info, after(k));
  std::ranges::sort(found_);
  for (; k < lists.size() && found_.size() > kFewDocuments; ++k) {
    gallop(*lists[k].postings, lists[k].weight);
    keep_reachable(info, after(k + 1));
  }
}

void RunSearch::bound(RunReader& run, MatchRate at_least, std::span<const DocumentNumber> numbers,
                      std::vector<PossibleMatch>& out) {
  if (numbers.empty()) return;
  const SymbolTable table(bound_, run);
  for (const DocumentNumber number : numbers) {
    const RunDocument& document = run.shared(number);
    symbols_.clear();
    for (const std::uint32_t id : document.key_ids) symbols_.push_back(table.of(id));
    const Score bound = bound_of_symbols(run.info().weight_of(number), document.pattern);
    const RankedMatch best = best_possible(bound);
    if (best.rate >= at_least && admits(bound)) out.push_back({best, number});
  }
}

Score RunSearch::bound(const IndexDocument& document) {
  symbols_.clear();
  for (const std::uint64_t key : document.keys) symbols_.push_back(bound_.symbol_of(key));
  return bound_of_symbols(document.weight, document.pattern);
}

Score RunSearch::bound_of_symbols(std::uint32_t document_weight, std::uint64_t pattern) {
  std::uint32_t matched = 0;
  bool identical = false;
  if (goal_ != SearchFor::parts) {
    const Score of_text = bound_(symbols_, document_weight);
    matched = of_text.weight - of_text.cost;
    identical = of_text.identical && pattern == pattern_;
  } else {
    matched = std::min(bound_.overlap(symbols_), document_weight);
    identical = matched == document_weight;
  }
  const std::uint32_t common = matched + common_tags_;
  const std::uint32_t weight = std::max(greater_weight(document_weight), common);
  return {.cost = weight - common, .weight = weight, .identical = identical};
}

}  // namespace calque
