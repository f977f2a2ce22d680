#include "index/run_builder.h"

#include <algorithm>
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
  const auto document = static_cast<std::uint32_t>(documents_.size());
  const std::uint32_t base = list_id(key);
  List& counted = lists_[base];
  if (counted.last_document != document) {
    counted.last_document = document;
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
    ++lists_[list].documents;
    lists_of_tokens_.push_back(list);
  }
  for (const std::uint64_t end : document.ends) {
    const std::uint32_t list = list_id(end);
    lists_[list].is_end = true;
    ++lists_[list].documents;
    lists_of_tokens_.push_back(list);
  }
  documents_.push_back({document.variant, document.weight, first,
                        static_cast<std::uint32_t>(document.keys.size()),
                        static_cast<std::uint32_t>(document.ends.size())});
}

/// All lists one after the other by list id; `ends[i]` becomes the end of list i.
std::vector<DocumentNumber> RunBuilder::postings(const std::vector<std::uint32_t>& order,
                                                 std::vector<std::uint32_t>& ends) const {
  ends.resize(lists_.size());
  std::uint32_t total = 0;
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    ends[i] = total;
    total += lists_[i].documents;
  }
  std::vector<DocumentNumber> out(total);
  for (DocumentNumber number = 0; number < order.size(); ++number) {
    const Document& document = documents_[order[number]];
    for (std::uint32_t t = 0; t < document.keys + document.ends; ++t) {
      out[ends[lists_of_tokens_[document.first_token + t]]++] = number;
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
    return lists_[a].documents != lists_[b].documents ? lists_[a].documents > lists_[b].documents
                                                      : a < b;
  });
  std::vector<std::uint32_t> ids(lists_.size(), HashIds::kNone);
  for (std::uint32_t i = 0; i < kLightClasses; ++i) ids[i] = i;
  for (std::uint32_t rank = 0; rank < keys.size(); ++rank) ids[keys[rank]] = kLightClasses + rank;
  return ids;
}

std::int64_t RunBuilder::write(sqlite::Database& database, const Language& language) {
  std::vector<std::uint32_t> order(documents_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [this](std::uint32_t a, std::uint32_t b) {
    return documents_[a].weight != documents_[b].weight
               ? documents_[a].weight < documents_[b].weight
               : documents_[a].variant < documents_[b].variant;
  });
  const std::vector<std::uint32_t> ids = key_ids();
  RunWriter writer(database, language, lists_.size());
  {
    std::vector<std::uint32_t> ends;
    const std::vector<DocumentNumber> numbers = postings(order, ends);
    std::vector<std::uint32_t> by_hash(lists_.size());
    std::iota(by_hash.begin(), by_hash.end(), 0U);
    std::ranges::sort(by_hash, {}, [this](std::uint32_t id) { return ids_.hash(id); });
    for (const std::uint32_t id : by_hash) {
      const List& list = lists_[id];
      if (list.documents == 0) continue;
      const bool key = list.base == id && !list.is_end;
      writer.add_list(ids_.hash(id), key ? std::optional(ids[id]) : std::nullopt,
                      std::span(numbers).subspan(ends[id] - list.documents, list.documents));
    }
  }
  std::vector<std::uint32_t> keys;
  for (const std::uint32_t index : order) {
    const Document& document = documents_[index];
    keys.clear();
    for (std::uint32_t t = 0; t < document.keys; ++t) {
      keys.push_back(ids[lists_[lists_of_tokens_[document.first_token + t]].base]);
    }
    writer.add_document(document.variant, document.weight, keys);
  }
  writer.finish();
  *this = RunBuilder();
  return writer.id();
}

}  // namespace calque
