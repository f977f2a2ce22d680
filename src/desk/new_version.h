#pragma once

#include <cstddef>

#include "desk/job.h"
#include "document/document.h"

namespace calque::desk {

/// What a new version of its file made of the segments of a job.
struct VersionReport {
  std::size_t same = 0;     ///< They keep all that they had.
  std::size_t changed = 0;  ///< Their translations are drafts now.
  std::size_t added = 0;
  std::size_t gone = 0;  ///< Their translations stay in the history.
};

/// Whether the file differs from the one that the job translates.
bool is_other_version(Job& job, const document::FileBytes& file);

/// Goes on with a new version of the file. Segments are known again by their text and their place
/// (leverage/version_diff.h); where a paragraph is the same, so is how it was split.
/// @throws InputError when it cannot be read; the job is as it was then.
VersionReport take_version(Job& job, const document::FileBytes& file, const Who& who);

}  // namespace calque::desk
