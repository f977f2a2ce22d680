#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "calque/language.h"

namespace calque::sqlite {
class Database;
}

namespace calque {

/// Runs of a language that have become too many: `fan_out` or more of about one size (within a
/// factor of `fan_out`), the smallest first. Empty when there are none.
std::vector<std::int64_t> runs_to_merge(sqlite::Database& database, const Language& language,
                                        std::size_t fan_out);

/// Replaces runs of one language by one run without the documents that have been removed. Streams:
/// besides the documents' numbers and the keys (12 bytes each) only a few pages are in memory.
/// Needs an open transaction.
void merge_runs(sqlite::Database& database, const Language& language,
                std::span<const std::int64_t> runs);

}  // namespace calque
