#include "cli/options/read_report.h"

#include <nlohmann/json.hpp>

#include "calque/error.h"
#include "cli/console.h"
#include "report/import_json.h"

namespace calque::cli {
void say_issues(const Globals& globals, const std::string& file, const ReadSummary& read) {
  for (const ReadIssue& issue : read.issues) {
    std::string line = std::string(report::name_of(issue.kind)) + ": " +
                       describe(file, issue.place, issue.message);
    if (issue.count > 1) {
      line += " (" + counted(static_cast<std::int64_t>(issue.count), "time") + ")";
    }
    say(globals, line);
  }
}

void report_import(const Globals& globals, const std::string& file, const ImportReport& report,
                   const ImportWords& words) {
  if (words.json) {
    print(report::to_json(report, file).dump() + "\n");
    return;
  }
  say_issues(globals, file, report.read);
  std::string line = file + ": " + counted(report.counts.added, words.noun) +
                     (words.dry_run ? " would be added" : " added");
  const auto also = [&](std::int64_t count, const char* what) {
    if (count > 0) line += ", " + counted(count, words.noun) + " " + what;
  };
  also(report.counts.replaced, words.dry_run ? "would be replaced" : "replaced");
  also(report.counts.duplicates, "known already");
  also(static_cast<std::int64_t>(report.read.repaired), "repaired");
  also(static_cast<std::int64_t>(report.read.skipped), "skipped");
  if (report.batch) line += " (batch " + std::to_string(report.batch->value) + ")";
  say(globals, line);
}

void store_each(const std::vector<std::string>& files,
                const std::function<void(const std::string& file)>& store) {
  // Names in one message; the rest is counted.
  constexpr std::size_t kMostNamed = 10;
  std::string stored;
  for (std::size_t i = 0; i < files.size(); ++i) {
    try {
      store(files[i]);
    } catch (const Error& error) {
      // Nothing was stored before: the error says all.
      if (i == 0) throw;
      const std::string more =
          i > kMostNamed ? " and " + std::to_string(i - kMostNamed) + " more" : "";
      throw Error(std::string(error.what()) + "; the files before it are stored: " + stored + more);
    }
    if (i < kMostNamed) stored += (i == 0 ? "" : ", ") + files[i];
  }
}

}  // namespace calque::cli
