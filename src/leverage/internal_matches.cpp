#include "leverage/internal_matches.h"

#include <utility>

#include "index/index_schema.h"
#include "index/index_writer.h"
#include "sqlite/transaction.h"

namespace calque::leverage {
namespace {

/// A segment's place in the job as the index's id: ids count from 1.
VariantId id_of(std::size_t number) {
  return VariantId{static_cast<std::int64_t>(number) + 1};
}

/// The match index without a memory: the same rates, and no second implementation of them.
sqlite::Database& indexed(sqlite::Database& database, const std::vector<const Segment*>& segments,
                          const Language& language) {
  sqlite::Transaction transaction(database);
  create_index_tables(database);
  IndexWriter writer(database);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    writer.add(id_of(i), language, segments[i]->text, segments[i]->tags);
  }
  writer.flush();
  transaction.commit();
  return database;
}

}  // namespace

InternalMatches::InternalMatches(std::vector<const Segment*> segments, Language language,
                                 TagRule tags)
    : segments_(std::move(segments)),
      language_(std::move(language)),
      tags_(tags),
      database_(sqlite::Database::temporary()),
      searcher_(indexed(database_, segments_, language_)) {}

std::optional<MatchRate> InternalMatches::best(std::size_t number, MatchAnalyzer& analyzer,
                                               MatchRate at_least) {
  number_ = number;
  const MatchQuery query(analyzer.analyze(*segments_[number]), {.tag_rule = tags_});
  const auto found = searcher_.search(
      query, analyzer, {.language = language_, .at_least = at_least, .limit = 1, .penalties = {}},
      *this);
  if (found.empty()) return std::nullopt;
  return found.front().rate;
}

bool InternalMatches::fetch(VariantId variant, StoredCandidate& out) {
  const auto number = static_cast<std::size_t>(variant.value - 1);
  // An index over all segments, made once; of what it finds, only earlier segments count. A later
  // one will be translated later.
  if (number >= number_) return false;
  out.text = segments_[number]->text;
  out.tags = segments_[number]->tags;
  return true;
}

std::optional<KnownVariant> InternalMatches::known(VariantId variant) {
  const auto number = static_cast<std::size_t>(variant.value - 1);
  return KnownVariant{.tagged = !segments_[number]->tags.empty()};
}

}  // namespace calque::leverage
