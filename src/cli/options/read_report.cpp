#include "cli/options/read_report.h"

#include <nlohmann/json.hpp>

#include "calque/error.h"
#include "cli/console.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

std::string name_of(ReadIssue::Kind kind) {
  switch (kind) {
    case ReadIssue::Kind::remark:
      return "note";
    case ReadIssue::Kind::repaired:
      return "repaired";
    case ReadIssue::Kind::skipped:
      return "skipped";
    case ReadIssue::Kind::truncated:
      return "cut off";
  }
  return "note";
}

nlohmann::ordered_json issues_json(const ReadSummary& read) {
  auto issues = nlohmann::ordered_json::array();
  for (const ReadIssue& issue : read.issues) {
    issues.push_back({{"kind", name_of(issue.kind)},
                      {"line", issue.place.line},
                      {"unit", issue.place.unit},
                      {"tuid", issue.place.tuid},
                      {"message", issue.message},
                      {"count", issue.count}});
  }
  return issues;
}

nlohmann::ordered_json as_json(const std::string& file, const ImportReport& report) {
  nlohmann::ordered_json object{
      {"file", text::replace_invalid_utf8(file)}, {"added", report.counts.added},
      {"replaced", report.counts.replaced},       {"duplicates", report.counts.duplicates},
      {"repaired", report.read.repaired},         {"skipped", report.read.skipped},
      {"truncated", report.read.truncated},       {"issues", issues_json(report.read)}};
  if (report.batch) object["batch"] = report.batch->value;
  return object;
}

}  // namespace

void say_issues(const Globals& globals, const std::string& file, const ReadSummary& read) {
  for (const ReadIssue& issue : read.issues) {
    std::string line = name_of(issue.kind) + ": " + describe(file, issue.place, issue.message);
    if (issue.count > 1) {
      line += " (" + counted(static_cast<std::int64_t>(issue.count), "time") + ")";
    }
    say(globals, line);
  }
}

void report_import(const Globals& globals, const std::string& file, const ImportReport& report,
                   const ImportWords& words) {
  if (words.json) {
    print(as_json(file, report).dump() + "\n");
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
