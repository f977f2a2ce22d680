#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "desk/desk_segment.h"
#include "desk/job_source.h"
#include "desk/new_job.h"
#include "sqlite/database.h"

namespace calque::desk {

/// Fills segments that have no translation, or that of a program, with what the memories have, and
/// measures all of them. Returns how many were filled.
std::size_t fill_from_memories(std::vector<DeskSegment>& segments, const std::vector<Slot>& slots,
                               const NewJob& job);

/// Keeps the texts of the slots, in the place of those that are kept.
void keep_slots(sqlite::Database& database, const std::vector<Slot>& slots);

/// Keeps the file that the segments are of, so that it can be written whatever becomes of it.
void keep_source(sqlite::Database& database, const document::FileBytes& file,
                 const std::string& name, const Who& who);

}  // namespace calque::desk
