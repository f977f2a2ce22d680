#include "report/version_report.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "match/match_query.h"
#include "report/match_diff.h"
#include "text/utf8.h"

namespace calque::report {
namespace {

using leverage::Change;
using Json = nlohmann::ordered_json;

std::string counts_line(const ComparedVersions& versions) {
  const auto count = [&versions](Change change) {
    return std::to_string(
        std::ranges::count(versions.diff.segments, change, &leverage::SegmentChange::change));
  };
  return "since " + versions.before.origin + ": " + count(Change::in_place) + " in place, " +
         count(Change::moved) + " moved, " + count(Change::changed) + " changed, " +
         count(Change::added) + " new, " + std::to_string(versions.diff.gone.size()) + " gone";
}

void add_earlier(Json& object, const ComparedVersions& versions, std::size_t number) {
  const leverage::EarlierSegment& segment = versions.before.segments[number];
  object["previous"] = number + 1;
  object["previous_source"] = text::replace_invalid_utf8(segment.source.text);
  if (segment.target) object["previous_target"] = text::replace_invalid_utf8(segment.target->text);
}

}  // namespace

std::vector<std::string> version_lines(const ComparedVersions& versions) {
  std::vector<std::string> lines{counts_line(versions)};
  MatchAnalyzer analyzer(versions.language.primary());
  for (std::size_t i = 0; i < versions.now.size(); ++i) {
    const leverage::SegmentChange& change = versions.diff.segments[i];
    if (change.change != Change::changed) continue;
    const MatchQuery query(analyzer.analyze(versions.now[i]));
    const MatchText before =
        analyzer.analyze(versions.before.segments[change.before.value()].source);
    lines.push_back("segment " + std::to_string(i + 1) +
                    " changed: " + match_diff(query.text(), before, Style()));
  }
  for (const std::size_t number : versions.diff.gone) {
    lines.push_back("gone: " + versions.before.segments[number].source.text);
  }
  return lines;
}

std::string version_json(const ComparedVersions& versions) {
  std::string out;
  for (std::size_t i = 0; i < versions.now.size(); ++i) {
    const leverage::SegmentChange& change = versions.diff.segments[i];
    Json object{{"segment", i + 1},
                {"change", key_of(change.change)},
                {"source", text::replace_invalid_utf8(versions.now[i].text)}};
    if (change.before) add_earlier(object, versions, *change.before);
    out += object.dump() + "\n";
  }
  for (const std::size_t number : versions.diff.gone) {
    Json object{{"change", "gone"}};
    add_earlier(object, versions, number);
    out += object.dump() + "\n";
  }
  return out;
}

}  // namespace calque::report
