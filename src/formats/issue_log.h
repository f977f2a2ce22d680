#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "calque/format.h"

namespace calque {

/// Collects issues in bounded memory: remarks alike are counted, and of the others the first
/// kMaxListed are listed.
class IssueLog {
 public:
  static constexpr std::size_t kMaxListed = 10000;

  /// `topic` is the same for remarks alike; `detail` is kept of the first one.
  void remark(const ReadPlace& place, std::string_view topic, std::string_view detail = {});

  void add(ReadIssue::Kind kind, const ReadPlace& place, std::string_view message);

  const std::vector<ReadIssue>& issues() const { return issues_; }
  std::uint64_t skipped() const { return skipped_; }
  /// Units, each counted once.
  std::uint64_t repaired() const { return repaired_; }

 private:
  std::vector<ReadIssue> issues_;
  std::map<std::string, std::size_t, std::less<>> topics_;
  std::size_t listed_ = 0;
  std::uint64_t skipped_ = 0;
  std::uint64_t repaired_ = 0;
  std::uint64_t last_repaired_ = 0;  ///< Number of the unit; 0 is no unit, and never counted.
};

}  // namespace calque
