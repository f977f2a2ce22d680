#pragma once

#include <optional>

#include "desk/job.h"
#include "desk/job_file.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"

namespace calque::desk {

/// One transaction of a job, with its revision.
class Job::Change {
 public:
  Change(Job& job, const Who& who) : job_(job), who_(who), transaction_(job.database_) {}

  std::int64_t revision() {
    if (!revision_) revision_ = next_revision(job_.database_);
    return *revision_;
  }

  /// What the request did when it came first.
  std::optional<Outcome> known();

  /// Remembers the request, and makes all of it permanent.
  void commit(SegmentId segment, ActionId action);
  void commit() { transaction_.commit(); }

 private:
  Job& job_;
  const Who& who_;
  sqlite::Transaction transaction_;
  std::optional<std::int64_t> revision_;
};

/// A confirmation that is on its way to the memory.
struct Job::Pending {
  SegmentId segment;
  std::int64_t version = 0;
  BatchUid batch;
  std::string unit;  ///< The uid that the unit has or gets; empty: none is the segment's own.
  State state = State::confirmed;
  Segment target;
  bool propagate = true;
  Who who;
};

}  // namespace calque::desk
