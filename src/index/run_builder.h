#pragma once

#include <cstdint>
#include <vector>

#include "calque/language.h"
#include "index/hash_ids.h"
#include "index/index_document.h"
#include "index/posting_codec.h"

namespace calque::sqlite {
class Database;
}

namespace calque {

/// Collects documents of one language in memory and writes them as a run.
/// About 4 bytes a token, 24 a document and 28 a distinct key; as much again per token while
/// writing.
class RunBuilder {
 public:
  RunBuilder();

  /// `document.weight` must not be 0.
  void add(const IndexDocument& document);

  std::size_t documents() const { return documents_.size(); }
  std::size_t tokens() const { return lists_of_tokens_.size(); }

  /// Writes the run; returns its number. The builder is then empty.
  std::int64_t write(sqlite::Database& database, const Language& language);

 private:
  struct Document {
    VariantId variant;
    std::uint32_t weight = 0;
    std::uint32_t first_token = 0;
    std::uint32_t keys = 0;
    std::uint32_t ends = 0;
  };
  /// The list of a numbered key: where its documents go, and the key that it counts.
  struct List {
    std::uint32_t base = 0;
    std::uint32_t documents = 0;
    std::uint32_t last_document = UINT32_MAX;  ///< These two serve counting occurrences.
    std::uint32_t occurrences = 0;
    bool is_end = false;
  };

  std::uint32_t list_id(std::uint64_t hash);
  std::uint32_t next_occurrence(std::uint64_t key);
  std::vector<DocumentNumber> postings(const std::vector<std::uint32_t>& order,
                                       std::vector<std::uint32_t>& ends) const;
  std::vector<std::uint32_t> key_ids() const;

  HashIds ids_;
  std::vector<List> lists_;
  std::vector<std::uint32_t> lists_of_tokens_;
  std::vector<Document> documents_;
};

}  // namespace calque
