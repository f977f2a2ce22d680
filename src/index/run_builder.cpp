#include "index/run_builder.h"

#include <algorithm>
#include <compare>
#include <numeric>
#include <optional>

#include "index/run_writer.h"

namespace calque {
namespace {

constexpr std::uint32_t kLightClasses = 3;  // they have the first ids

}  // namespace

RunBuilder::RunBuilder() {
  // Numbers, punctuation and tags come first, so that their ids are the same in every run.
  for (std::uint32_t i = 0; i < kLightClasses; ++i) list_id(key_of(static_cast<LightClass>(i)));
}

std::uint32_t RunBuilder::list_id(std::uint64_t hash) {
  const std::uint32_t id = ids_.id(hash);
  if (id == lists_.size()) lists_.push_back({.base = id});
  return id;
}

std::uint32_t RunBuilder::next_occurrence(std::uint64_t key) {
  const auto entry = static_cast<std::uint32_t>(entries_.size());
  const std::uint32_t base = list_id(key);
  List& counted = lists_[base];
  if (counted.last_entry != entry) {
    counted.last_entry = entry;
    counted.occurrences = 0;
  }
  if (++counted.occurrences == 1) return base;
  const std::uint32_t id = list_id(occurrence_key(key, counted.occurrences));
  lists_[id].base = base;
  return id;
}

void RunBuilder::add(const IndexDocument& document) {
  const auto first = static_cast<std::uint32_t>(lists_of_tokens_.size());
  for (const std::uint64_t key : document.keys) {
    const std::uint32_t list = next_occurrence(key);
    ++lists_[list].entries;
    lists_of_tokens_.push_back(list);
  }
  for (const std::uint64_t end : document.ends) {
    const std::uint32_t list = list_id(end);
    lists_[list].is_end = true;
    ++lists_[list].entries;
    lists_of_tokens_.push_back(list);
  }
  entries_.push_back({.variant = document.variant,
                      .pattern = document.pattern,
                      .weight = document.weight,
                      .first_token = first,
                      .keys = static_cast<std::uint32_t>(document.keys.size()),
                      .ends = static_cast<std::uint32_t>(document.ends.size()),
                      .first_number = static_cast<std::uint32_t>(numbers_.size()),
                      .numbers = static_cast<std::uint32_t>(document.numbers.size())});
  numbers_.insert(numbers_.end(), document.numbers.begin(), document.numbers.end());
}

/// As lists of numbered keys, which tell as much.
std::span<const std::uint32_t> RunBuilder::keys_of(const Entry& entry) const {
  return std::span(lists_of_tokens_).subspan(entry.first_token, entry.keys);
}

RunBuilder::Order RunBuilder::in_order() const {
  const auto compare = [this](const Entry& a, const Entry& b) {
    if (a.weight != b.weight) return a.weight <=> b.weight;
    if (a.pattern != b.pattern) return a.pattern <=> b.pattern;
    const std::span<const std::uint32_t> own = keys_of(a);
    const std::span<const std::uint32_t> other = keys_of(b);
    return std::lexicographical_compare_three_way(own.begin(), own.end(), other.begin(),
                                                  other.end());
  };
  Order order;
  order.entries.resize(entries_.size());
  std::iota(order.entries.begin(), order.entries.end(), 0U);
  std::ranges::sort(order.entries, [&](std::uint32_t a, std::uint32_t b) {
    const auto by_text = compare(entries_[a], entries_[b]);
    return by_text != 0 ? by_text < 0 : entries_[a].variant < entries_[b].variant;
  });
  for (std::uint32_t i = 0; i < order.entries.size(); ++i) {
    const bool same =
        i > 0 && compare(entries_[order.entries[i - 1]], entries_[order.entries[i]]) == 0;
    if (!same) order.begins.push_back(i);
  }
  order.begins.push_back(static_cast<std::uint32_t>(order.entries.size()));
  return order;
}

/// All lists one after the other by list id; `ends[i]` becomes the end of list i, which may come
/// before the beginning of the next: of a document all variants stand in the same lists.
std::vector<DocumentNumber> RunBuilder::postings(const Order& order,
                                                 std::vector<std::uint32_t>& ends) const {
  ends.resize(lists_.size());
  std::uint32_t total = 0;
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    ends[i] = total;
    total += lists_[i].entries;
  }
  std::vector<DocumentNumber> out(total);
  for (DocumentNumber number = 0; number + 1 < order.begins.size(); ++number) {
    const Entry& first = entries_[order.document(number).front()];
    for (std::uint32_t t = 0; t < first.keys + first.ends; ++t) {
      out[ends[lists_of_tokens_[first.first_token + t]]++] = number;
    }
  }
  return out;
}

/// The id in documents of each list's key: the light classes, then the keys from frequent to rare.
std::vector<std::uint32_t> RunBuilder::key_ids() const {
  std::vector<std::uint32_t> keys;
  for (std::uint32_t i = kLightClasses; i < lists_.size(); ++i) {
    if (lists_[i].base == i && !lists_[i].is_end) keys.push_back(i);
  }
  std::ranges::sort(keys, [this](std::uint32_t a, std::uint32_t b) {
    return lists_[a].entries != lists_[b].entries ? lists_[a].entries > lists_[b].entries : a < b;
  });
  std::vector<std::uint32_t> ids(lists_.size(), HashIds::kNone);
  for (std::uint32_t i = 0; i < kLightClasses; ++i) ids[i] = i;
  for (std::uint32_t rank = 0; rank < keys.size(); ++rank) ids[keys[rank]] = kLightClasses + rank;
  return ids;
}

void RunBuilder::write_documents(const Order& order, const std::vector<std::uint32_t>& ids,
                                 RunWriter& writer) const {
  RunDocument document;
  for (std::size_t number = 0; number + 1 < order.begins.size(); ++number) {
    const std::span<const std::uint32_t> entries = order.document(number);
    const Entry& first = entries_[entries.front()];
    document.pattern = first.pattern;
    document.key_ids.clear();
    document.variants.clear();
    document.numbers.clear();
    for (const std::uint32_t list : keys_of(first)) {
      document.key_ids.push_back(ids[lists_[list].base]);
    }
    for (const std::uint32_t index : entries) {
      const Entry& entry = entries_[index];
      document.variants.push_back(entry.variant);
      const auto numbers = std::span(numbers_).subspan(entry.first_number, entry.numbers);
      document.numbers.insert(document.numbers.end(), numbers.begin(), numbers.end());
    }
    writer.add_document(document, first.weight);
  }
}

std::int64_t RunBuilder::write(sqlite::Database& database, const Language& language) {
  const Order order = in_order();
  const std::vector<std::uint32_t> ids = key_ids();
  RunWriter writer(database, language, lists_.size());
  {
    std::vector<std::uint32_t> ends;
    const std::vector<DocumentNumber> numbers = postings(order, ends);
    std::vector<std::uint32_t> by_hash(lists_.size());
    std::iota(by_hash.begin(), by_hash.end(), 0U);
    std::ranges::sort(by_hash, {}, [this](std::uint32_t id) { return ids_.hash(id); });
    std::vector<std::uint32_t> begins(lists_.size());
    std::uint32_t total = 0;
    for (std::size_t i = 0; i < lists_.size(); ++i) {
      begins[i] = total;
      total += lists_[i].entries;
    }
    for (const std::uint32_t id : by_hash) {
      const List& list = lists_[id];
      if (list.entries == 0) continue;
      const bool key = list.base == id && !list.is_end;
      writer.add_list(ids_.hash(id), key ? std::optional(ids[id]) : std::nullopt,
                      std::span(numbers).subspan(begins[id], ends[id] - begins[id]));
    }
  }
  write_documents(order, ids, writer);
  writer.finish();
  *this = RunBuilder();
  return writer.id();
}

}  // namespace calque
