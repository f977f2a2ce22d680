#include "formats/issue_log.h"

#include <string>
#include <utility>

namespace calque {

std::string describe(std::string_view file, const ReadPlace& place, std::string_view message) {
  std::string text(file);
  if (place.line > 0) text += ":" + std::to_string(place.line);
  text += ": ";
  if (place.unit > 0) {
    text += "unit " + std::to_string(place.unit);
    if (!place.tuid.empty()) text += " (tuid " + place.tuid.substr(0, 60) + ")";
    text += ": ";
  }
  return text.append(message);
}

void IssueLog::remark(const ReadPlace& place, std::string_view topic, std::string_view detail) {
  if (const auto known = topics_.find(topic); known != topics_.end()) {
    ++issues_[known->second].count;
    return;
  }
  topics_.emplace(topic, issues_.size());
  std::string message(topic);
  if (!detail.empty()) message.append(": ").append(detail.substr(0, 100));
  issues_.push_back({ReadIssue::Kind::remark, place, std::move(message), 1});
}

void IssueLog::add(ReadIssue::Kind kind, const ReadPlace& place, std::string_view message) {
  if (kind == ReadIssue::Kind::skipped) ++skipped_;
  if (kind == ReadIssue::Kind::repaired && place.unit != last_repaired_) {
    ++repaired_;
    last_repaired_ = place.unit;
  }
  if (listed_ == kMaxListed) {
    remark(place, "more problems than can be listed; this is the first one not listed", message);
    return;
  }
  ++listed_;
  issues_.push_back({kind, place, std::string(message), 1});
}

}  // namespace calque
