#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calque/session.h"

/// What the desk writes to a memory.
namespace calque::desk {

struct StoredUnit {
  std::string uid;               ///< Of the unit that is the segment's own; empty: none is.
  std::optional<BatchId> batch;  ///< Nothing where the memory had all of it.
};

/// Whether the unit with a uid is that of another segment, and goes when that is not confirmed any
/// more.
using IsTaken = std::function<bool(const std::string& uid)>;

/// Stores a confirmed unit as a batch: in the place of the unit `own`, where that is still there;
/// else as a new one, unless a unit that is not taken has the same texts between the same
/// neighbours, which is confirmed then. `unit` has a source text and a translation, in this order.
StoredUnit store_unit(Session& memory, const TranslationUnit& unit, const std::string& own,
                      const BatchInfo& info, const IsTaken& is_taken);

/// The batch with a uid, as far as it is in effect.
std::optional<BatchId> batch_in_effect(Session& memory, BatchUid uid);

/// The uid of the unit that a batch stored for a segment that had the unit `own`: that one, where
/// it was replaced, or the one that the batch brought; empty where it is neither.
std::string own_unit(Session& memory, const std::string& own, BatchUid batch);

/// Takes batches back, the last first; all, or none where somebody has changed their units since.
/// Returns whether they were.
bool take_back(Session& memory, std::span<const BatchUid> batches, const std::string& now);

}  // namespace calque::desk
