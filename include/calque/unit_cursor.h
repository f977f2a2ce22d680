#pragma once

#include <deque>
#include <optional>

#include "calque/session.h"
#include "calque/unit.h"

namespace calque {

/// The units of a memory one after the other, for callers that ask for the next one, as iterators
/// do; Session::for_each_unit is for those that are called back.
///
/// Between calls nothing is held in the session, which may do other things and change the memory: a
/// unit that is added behind the place of the cursor is met, one that is removed is not.
class UnitCursor {
 public:
  explicit UnitCursor(UnitFilter filter = {});

  /// The next unit that the filter takes, in the order of ids; nothing after the last. Every call
  /// is given a session of the same memory. Reads ahead by some units.
  std::optional<TranslationUnit> next(Session& session);

 private:
  void read_ahead(Session& session);

  UnitFilter filter_;
  UnitId last_;  ///< All up to this one were read.
  bool at_end_ = false;
  std::deque<TranslationUnit> ahead_;
};

}  // namespace calque
