#include "report/import_json.h"

#include <nlohmann/json.hpp>

#include "text/utf8.h"

namespace calque::report {
namespace {

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

}  // namespace

std::string_view name_of(ReadIssue::Kind kind) {
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

nlohmann::ordered_json to_json(const ImportReport& report, const std::string& file) {
  nlohmann::ordered_json object{
      {"file", text::replace_invalid_utf8(file)}, {"added", report.counts.added},
      {"replaced", report.counts.replaced},       {"duplicates", report.counts.duplicates},
      {"repaired", report.read.repaired},         {"skipped", report.read.skipped},
      {"truncated", report.read.truncated},       {"issues", issues_json(report.read)}};
  if (report.batch) object["batch"] = report.batch->value;
  return object;
}

}  // namespace calque::report
