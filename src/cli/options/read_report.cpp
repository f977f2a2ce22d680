#include "cli/options/read_report.h"

#include <nlohmann/json.hpp>

#include "cli/console.h"
#include "error.h"

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
