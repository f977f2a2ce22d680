#pragma once

#include <filesystem>
#include <functional>

#include "calque/session.h"

namespace calque::sqlite {
class Database;
}

namespace calque {

/// Writes a copy of a memory, as it is at one moment, also while others write to it: whole or not
/// at all, and on the disk when this returns (file/output_file.h). A new file may be read by those
/// who may read the memory. Calls `between` every now and then; it may throw to end the work.
/// Throws UsageError for the memory itself and for what is no plain file, Error when the file
/// cannot be written.
void back_up(sqlite::Database& database, const std::filesystem::path& to,
             const std::function<void()>& between = {});

/// So many units may change, or half of all if that is more, without a copy being kept.
inline constexpr std::int64_t kFewChanges = 1000;

/// Copies of before a batch: the file keeps so many.
inline constexpr std::size_t kCopiesOfBatches = 2;

/// Copies the file, as others see it while the caller's transaction has not ended, to
/// `NAME.before-version-N` (with a further number where that is taken).
KeptCopy keep_before_version(const sqlite::Database& database, int version);

/// The same to `NAME.before-batch-N` or `NAME.before-undo-N`. Older copies of these two kinds go,
/// but for the newest.
KeptCopy keep_before_batch(const sqlite::Database& database, BatchId batch);
KeptCopy keep_before_undo(const sqlite::Database& database, BatchId batch);

}  // namespace calque
