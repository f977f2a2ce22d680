#include "store/history.h"

#include <utility>

#include "calque/session.h"
#include "sqlite/statement.h"
#include "store/session_tools.h"
#include "store/stored_text.h"
#include "store/unit_reader.h"

namespace calque {
namespace {

// The unit as it is has no batch that removed it. A later version was written by the batch that
// removed the one before, so that the order of batches is that of versions.
constexpr const char* kVersions =
    "SELECT v.batch, b.author, b.started, v.removed_by FROM "
    "(SELECT batch, NULL AS removed_by FROM unit WHERE id = ?1 UNION ALL "
    "SELECT batch, removed_by FROM archived_unit WHERE id = ?1 AND batch <> removed_by) v "
    "LEFT JOIN batch b ON b.id = v.batch ORDER BY v.removed_by IS NULL DESC, v.removed_by DESC "
    "LIMIT ?2";

// Units of the archive that had the uid ?1, or whose uid follows from that of the batch ?2 that
// brought them, by their place ?3 (UnitUids).
constexpr const char* kRemoved =
    "SELECT id FROM archived_unit WHERE uid = ?1 UNION ALL "
    "SELECT u.id FROM batch b CROSS JOIN archived_unit u "
    "ON u.id = b.first_unit + ?3 - 1 AND u.origin = b.id WHERE b.uid = ?2 AND u.uid IS NULL "
    "LIMIT 1";

}  // namespace

HistoryPoint history_point(Session& session) {
  sqlite::Statement query(session.tools().database(),
                          "SELECT coalesce(max(id), 0), count(undone) FROM batch");
  for (const sqlite::Row& row : query.rows()) {
    return {.batch = row.column_int(0), .undone = row.column_int(1)};
  }
  return {};
}

std::vector<UnitVersion> unit_versions(Session& session, UnitId id, std::int64_t limit) {
  SessionTools& tools = session.tools();
  UnitReader archive = UnitReader::of_archive(tools.database(), tools.languages());
  std::vector<UnitVersion> versions;
  const auto select = tools.statement(kVersions);
  for (const sqlite::Row& row : select->rows(id.value, limit)) {
    UnitVersion version{.batch = {row.column_int(0)},
                        .author = stored_text(row, 1),
                        .at = stored_text(row, 2),
                        .removed_by = {},
                        .unit = {}};
    if (!row.column_is_null(3)) version.removed_by = BatchId{row.column_int(3)};
    auto unit =
        version.removed_by ? archive.read_removed(id, *version.removed_by) : session.unit(id);
    if (!unit) continue;
    version.unit = std::move(*unit);
    versions.push_back(std::move(version));
  }
  return versions;
}

std::optional<UnitId> find_unit_or_removed(Session& session, UnitUid uid) {
  if (const auto there = session.find_unit(uid)) return there;
  const auto select = session.tools().statement(kRemoved);
  const auto bytes = uid.value.bytes();
  const auto batch = BatchUid::of(uid).value.bytes();
  select->bind_blob(1, bytes);
  select->bind_blob(2, batch);
  select->bind(3, static_cast<std::int64_t>(uid.place()));
  for (const sqlite::Row& row : select->rows()) return UnitId{row.column_int(0)};
  return std::nullopt;
}

}  // namespace calque
