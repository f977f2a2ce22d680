#include "report/batch_json.h"

#include <nlohmann/json.hpp>

namespace calque::report {

nlohmann::ordered_json to_json(const BatchRecord& batch) {
  nlohmann::ordered_json object{
      {"batch", batch.id.value}, {"kind", batch.info.kind}, {"started", batch.info.started}};
  if (!batch.info.source.empty()) object["source"] = batch.info.source;
  object["added"] = batch.counts.added;
  object["replaced"] = batch.counts.replaced;
  object["removed"] = batch.counts.removed;
  object["duplicates"] = batch.counts.duplicates;
  if (!batch.info.author.empty()) object["author"] = batch.info.author;
  if (!batch.info.sitting.empty()) object["sitting"] = batch.info.sitting;
  if (batch.info.uid) object["uid"] = batch.info.uid->value.text();
  if (!batch.undone.empty()) object["undone"] = batch.undone;
  return object;
}

nlohmann::ordered_json to_json(const MemoryStatistics& statistics,
                               const glossary::GlossaryStatistics& terms) {
  nlohmann::ordered_json object{{"units", statistics.units},
                                {"unconfirmed", statistics.unconfirmed},
                                {"variants", statistics.variants},
                                {"file_bytes", statistics.file_bytes},
                                {"languages", nlohmann::ordered_json::array()}};
  for (const auto& count : statistics.languages) {
    object["languages"].push_back({{"lang", count.language.tag()},
                                   {"variants", count.variants},
                                   {"text_bytes", count.text_bytes}});
  }
  if (terms.entries > 0) object["glossary"] = {{"entries", terms.entries}, {"terms", terms.terms}};
  return object;
}

}  // namespace calque::report
