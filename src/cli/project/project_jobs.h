#pragma once

#include <string>
#include <vector>

#include "calque/language.h"
#include "cli/command.h"

namespace calque::cli {

/// A file that is translated, and its translation into one language.
struct ProjectJob {
  std::string file;
  Language target;
  /// The file with the translation, as the project's settings name it; that of `file` itself for a
  /// bilingual one that is worked on in its place. It need not be there yet.
  std::string translation;
  bool bilingual = false;  ///< `translation` holds both languages.
  bool begun = false;      ///< It is there.
};

/// Each of `files` with each of the targets. Throws UsageError for no target.
std::vector<ProjectJob> project_jobs(const Globals& globals, const std::vector<std::string>& files,
                                     const std::vector<Language>& targets);

/// True for XLIFF, PO and other files that are filled.
bool is_bilingual(const std::string& file);

}  // namespace calque::cli
