#include "cli/project/project_jobs.h"

#include <filesystem>

#include "calque/error.h"
#include "calque/format.h"
#include "cli/settings/project_files.h"

namespace calque::cli {
namespace {

bool is_there(const std::string& file) {
  std::error_code unknown;
  return !file.empty() && std::filesystem::is_regular_file(file, unknown);
}

ProjectJob job_of(const Globals& globals, const std::string& file, const Language& target) {
  ProjectJob job{.file = file,
                 .target = target,
                 .translation = project_output(globals.settings, file, target.tag())};
  job.bilingual = is_bilingual(file);
  job.begun = is_there(job.translation);
  // An article may be translated as XLIFF, under its own name with that ending.
  if (!job.begun && !job.translation.empty() && is_there(job.translation + ".xlf")) {
    job.translation += ".xlf";
    job.bilingual = true;
    job.begun = true;
  }
  if (job.bilingual && !job.begun) {
    job.translation = file;
    job.begun = true;
  }
  return job;
}

}  // namespace

bool is_bilingual(const std::string& file) {
  const UnitFormat* const format = known_format(file);
  return format != nullptr && format->is_filled();
}

std::vector<ProjectJob> project_jobs(const Globals& globals, const std::vector<std::string>& files,
                                     const std::vector<Language>& targets) {
  if (targets.empty()) throw UsageError("give the language that is translated to: -t tr");
  std::vector<ProjectJob> jobs;
  for (const std::string& file : files) {
    for (const Language& target : targets) jobs.push_back(job_of(globals, file, target));
  }
  return jobs;
}

}  // namespace calque::cli
