#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "calque/language.h"
#include "index/hash_ids.h"
#include "index/index_document.h"
#include "index/posting_codec.h"

namespace calque::sqlite {
class Database;
}

namespace calque {

class RunWriter;

/// Collects documents of one language in memory and writes them as a run.
/// About 4 bytes a token, 40 a variant and 28 a distinct key; as much again per token while
/// writing.
class RunBuilder {
 public:
  RunBuilder();

  /// `document.weight` must not be 0.
  void add(const IndexDocument& document);

  std::size_t tokens() const { return lists_of_tokens_.size(); }

  /// Writes the run; returns its number. The builder is then empty.
  std::int64_t write(sqlite::Database& database, const Language& language);

 private:
  /// A variant with its tokens, `keys` of them and then `ends`.
  struct Entry {
    VariantId variant;
    std::uint64_t pattern = 0;
    std::uint32_t weight = 0;
    std::uint32_t first_token = 0;
    std::uint32_t keys = 0;
    std::uint32_t ends = 0;
    std::uint32_t first_number = 0;
    std::uint32_t numbers = 0;
  };
  /// The list of a numbered key: where its variants go, and the key that it counts.
  struct List {
    std::uint32_t base = 0;
    std::uint32_t entries = 0;
    std::uint32_t last_entry = UINT32_MAX;  ///< These two serve counting occurrences.
    std::uint32_t occurrences = 0;
    bool is_end = false;
  };

  /// Entries in the order of the run; document i has those from `begins[i]` to `begins[i + 1]`.
  struct Order {
    std::vector<std::uint32_t> entries;
    std::vector<std::uint32_t> begins;

    std::span<const std::uint32_t> document(std::size_t number) const {
      return std::span(entries).subspan(begins[number], begins[number + 1] - begins[number]);
    }
  };

  std::uint32_t list_id(std::uint64_t hash);
  std::uint32_t next_occurrence(std::uint64_t key);
  std::span<const std::uint32_t> keys_of(const Entry& entry) const;
  Order in_order() const;
  std::vector<DocumentNumber> postings(const Order& order, std::vector<std::uint32_t>& ends) const;
  void write_documents(const Order& order, const std::vector<std::uint32_t>& ids,
                       RunWriter& writer) const;
  std::vector<std::uint32_t> key_ids() const;

  HashIds ids_;
  std::vector<List> lists_;
  std::vector<std::uint32_t> lists_of_tokens_;
  std::vector<NumberHash> numbers_;
  std::vector<Entry> entries_;
};

}  // namespace calque
