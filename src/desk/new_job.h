#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

#include "calque/language.h"
#include "calque/unit.h"
#include "desk/desk_segment.h"
#include "lookup/memory_set.h"

namespace calque::desk {

/// A job that is to be made.
struct NewJob {
  std::filesystem::path article;  ///< The file to translate.
  std::filesystem::path file;     ///< Of the job; it must not be there.
  Language source;
  Language target;
  Topic topic{};                  ///< For whom and about what it is.
  MemorySet* memories = nullptr;  ///< To fill segments from; null: none.
  MatchRate at_least{75};         ///< Of what is filled in.
  unsigned threads = 1;           ///< For looking up.
  Who who{};
  std::function<void(std::size_t)> progress{};  ///< Gets the number of segments looked up.
};

/// What became of it.
struct MadeJob {
  std::size_t segments = 0;
  std::size_t matches = 0;  ///< Segments that were filled.
  std::string left_out;     ///< What the article's reader did not take for text; or empty.
};

/// "article.md.calque-job", beside the article.
std::filesystem::path job_file_of(const std::filesystem::path& article);

/// Reads the file, fills in what the memories have and writes the job: whole, or not at all.
/// @throws InputError for a file that cannot be translated, UsageError where the job is there.
MadeJob make_job(const NewJob& job);

}  // namespace calque::desk
