#include "upkeep/merge.h"

#include <filesystem>

#include "calque/error.h"
#include "calque/session.h"
#include "transfer/header_json.h"
#include "transfer/header_union.h"
#include "upkeep/unit_edit.h"

namespace calque {
namespace {

std::string joint_header(Session& from) {
  const FileHeader header = union_of_headers(from);
  const bool empty =
      header.notes.empty() && header.properties.empty() && header.user_encodings.empty();
  return empty ? std::string() : to_json(header);
}

void require_other(const Session& into, const Session& from) {
  std::error_code error;
  if (std::filesystem::equivalent(into.path(), from.path(), error)) {
    throw UsageError(from.path().string() + " is the memory itself: merge another one into it");
  }
}

void visit_all(Session& from, const MergeOptions& options,
               const std::function<void(const TranslationUnit&)>& visit) {
  constexpr std::int64_t kUnitsPerProgress = 256;  // a few milliseconds
  std::int64_t units = 0;
  from.for_each_unit({}, [&](const TranslationUnit& unit) {
    visit(unit);
    if (++units % kUnitsPerProgress == 0 && options.progress) options.progress(units);
  });
}

}  // namespace

MergeReport merge_memory(Session& into, Session& from, const MergeOptions& options) {
  require_other(into, from);
  MergeReport report;
  BatchInfo info = options.batch;
  info.header = joint_header(from);
  Batch batch = into.begin(info);
  visit_all(from, options,
            [&batch](const TranslationUnit& unit) { batch.add(without_base(unit)); });
  report.counts = batch.counts();
  if (report.counts.added > 0 && !options.dry_run) {
    batch.commit();
    report.batch = batch.id();
  }
  return report;
}

}  // namespace calque
