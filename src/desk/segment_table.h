#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "desk/desk_segment.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"

namespace calque::desk {

/// The segments of a job in its file. Reads and writes within the transaction of its caller.
class SegmentTable {
 public:
  explicit SegmentTable(sqlite::Database& database);

  std::optional<DeskSegment> find(SegmentId id);

  /// Throws NotThere where there is no such segment.
  DeskSegment at(SegmentId id);

  /// The segment at a place, from 1.
  std::optional<DeskSegment> at_place(std::int64_t number);

  /// `count` of them in order, from the place `from` on, which counts from 1.
  std::vector<DeskSegment> list(std::int64_t from, std::int64_t count);

  /// Those that a revision after `revision` has changed, in order.
  std::vector<DeskSegment> changed_since(std::int64_t revision);

  /// Ids of those that are gone since.
  std::vector<SegmentId> gone_since(std::int64_t revision);

  std::vector<DeskSegment> with_group(std::int64_t group);

  std::int64_t count();

  /// Puts it at its place; those from there on move by one. `segment` gets its id, unless it has
  /// one that it had before.
  void insert(DeskSegment& segment, std::int64_t revision);

  /// At the end of the list, which nobody has seen yet.
  void append(DeskSegment& segment, std::int64_t revision);

  void update(const DeskSegment& segment, std::int64_t revision);

  /// Those after it move up.
  void remove(const DeskSegment& segment, std::int64_t revision);

  /// All go, to be put there anew with their ids.
  void clear(std::int64_t revision);

 private:
  std::vector<DeskSegment> read(sqlite::Rows rows);
  void write(sqlite::Statement& statement, const DeskSegment& segment, std::int64_t revision);
  void shift(std::int64_t from, std::int64_t by);

  sqlite::Database& database_;
  sqlite::Statement find_;
  sqlite::Statement list_;
  sqlite::Statement changed_;
  sqlite::Statement group_;
  sqlite::Statement insert_;
  sqlite::Statement update_;
};

}  // namespace calque::desk
