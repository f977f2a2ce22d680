#include "store/index_check.h"

#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>

#include "calque/session.h"
#include "index/index_document.h"
#include "index/index_origin.h"
#include "index/index_writer.h"
#include "index/run_cursor.h"
#include "sqlite/transaction.h"
#include "store/session_tools.h"
#include "store/stored_variants.h"
#include "text/hash.h"

namespace calque {
namespace {

/// What the index must hold of a variant, as two numbers.
struct Digest {
  std::uint64_t keys = 0;   ///< Of the language, the keys in order, the pattern and the numbers.
  std::uint64_t lists = 0;  ///< Sum over the lists that the variant stands in.
  bool operator==(const Digest&) const = default;
};

std::uint64_t digest_of_keys(const Language& language, const std::vector<std::uint64_t>& keys,
                             std::uint64_t pattern, std::span<const NumberHash> numbers) {
  std::uint64_t digest = text::hash_bytes(language.tag());
  for (const std::uint64_t key : keys) digest = text::hash_combine(digest, key);
  digest = text::hash_combine(digest, pattern);
  for (const NumberHash number : numbers) digest = text::hash_combine(digest, number);
  return digest;
}

Digest digest_of(const Language& language, const IndexDocument& document) {
  Digest digest{digest_of_keys(language, document.keys, document.pattern, document.numbers), 0};
  std::map<std::uint64_t, std::uint32_t> occurrences;
  for (const std::uint64_t key : document.keys) {
    digest.lists += occurrence_key(key, ++occurrences[key]);
  }
  for (const std::uint64_t end : document.ends) digest.lists += end;
  return digest;
}

class Checker {
 public:
  Checker(Session& session, std::size_t most) : session_(session), most_(most) {}

  std::vector<std::string> check() {
    expect_variants();
    load_removed();
    ChunkStore store(session_.tools().database());
    for (const RunInfo& run : load_run_infos(session_.tools().database())) check_run(store, run);
    check_recent();
    for (const auto& [variant, digest] : expected_) {
      report(variant, "is missing from the index");
    }
    return std::move(problems_);
  }

 private:
  void report(std::int64_t variant, const std::string& what) {
    if (problems_.size() < most_) {
      problems_.push_back("variant " + std::to_string(variant) + " " + what);
    }
  }

  void expect_variants() {
    std::map<std::string, std::unique_ptr<MatchAnalyzer>, std::less<>> analyzers;
    MatchText text;
    for_each_variant(session_, std::nullopt, [&](const StoredText& stored) {
      const Language& language = session_.tools().languages().language(stored.language);
      const std::string primary(language.primary());
      auto& analyzer = analyzers[primary];
      if (analyzer == nullptr) analyzer = std::make_unique<MatchAnalyzer>(primary);
      const Segment segment = stored.segment_or_text();
      analyzer->analyze(segment.text, segment.tags, text);
      if (text.weight > 0) {
        expected_[stored.variant.value] = digest_of(language, index_document(stored.variant, text));
      }
      return true;
    });
  }

  void load_removed() {
    sqlite::Statement select(session_.tools().database(),
                             "SELECT variant, below_run FROM fuzzy_removed");
    for (const sqlite::Row& row : select.rows()) removed_[row.column_int(0)] = row.column_int(1);
  }

  /// Compares what was found with what was expected, which is then done with.
  void found(std::int64_t variant, const Digest& digest) {
    const auto expected = expected_.find(variant);
    if (expected == expected_.end()) {
      report(variant, "stands in the index twice, or is not in the memory");
      return;
    }
    if (expected->second.keys != digest.keys) report(variant, "has other keys in the index");
    if (expected->second.lists != digest.lists) report(variant, "has wrong posting lists");
    expected_.erase(expected);
  }

  void check_run(ChunkStore& store, const RunInfo& run) {
    std::vector<std::uint64_t> lists(run.documents);
    std::vector<std::uint64_t> hashes;
    std::vector<DocumentNumber> documents;
    for (ListCursor list(store, run); !list.at_end(); list.advance()) {
      documents.clear();
      list.read(documents);
      for (const DocumentNumber document : documents) lists[document] += list.hash();
      if (!list.key_id()) continue;
      if (hashes.size() <= *list.key_id()) hashes.resize(*list.key_id() + 1);
      hashes[*list.key_id()] = list.hash();
    }
    std::vector<std::uint64_t> keys;
    for (DocumentCursor cursor(store, run); !cursor.at_end(); cursor.advance()) {
      const RunDocument& document = cursor.document();
      keys.clear();
      for (const std::uint32_t id : document.key_ids) {
        if (id >= hashes.size()) codec::fail_damaged();
        keys.push_back(hashes[id]);
      }
      check_variants(run, document, keys, lists[cursor.number()]);
    }
  }

  void check_variants(const RunInfo& run, const RunDocument& document,
                      const std::vector<std::uint64_t>& keys, std::uint64_t lists) {
    const std::size_t each = document.numbers_each();
    for (std::size_t i = 0; i < document.variants.size(); ++i) {
      const std::int64_t variant = document.variants[i].value;
      const auto removed = removed_.find(variant);
      if (removed != removed_.end() && run.id < removed->second) continue;
      const auto numbers = std::span(document.numbers).subspan(i * each, each);
      found(variant, {digest_of_keys(run.language, keys, document.pattern, numbers), lists});
    }
  }

  void check_recent() {
    sqlite::Statement select(session_.tools().database(),
                             "SELECT variant, language, document FROM fuzzy_recent");
    for (const sqlite::Row& row : select.rows()) {
      const std::int64_t variant = row.column_int(0);
      found(variant, digest_of(Language(row.column_text(1)),
                               decode_document(VariantId{variant}, row.column_blob(2))));
    }
  }

  Session& session_;
  std::size_t most_;
  std::unordered_map<std::int64_t, Digest> expected_;
  std::unordered_map<std::int64_t, std::int64_t> removed_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> check_index(Session& session, std::size_t most) {
  if (!index_is_current(session.tools().database())) {
    return {
        "the index was made by other rules for words: another version of calque, ICU or Snowball"};
  }
  return Checker(session, most).check();
}

void rebuild_index(Session& session) {
  sqlite::Transaction transaction(session.tools().database());
  IndexWriter writer(session.tools().database());
  writer.clear();
  record_index_origin(session.tools().database());
  for_each_variant(session, std::nullopt, [&](const StoredText& stored) {
    const Segment segment = stored.segment_or_text();
    writer.add(stored.variant, session.tools().languages().language(stored.language), segment.text,
               segment.tags);
    return true;
  });
  writer.flush();
  transaction.commit();
}

}  // namespace calque
