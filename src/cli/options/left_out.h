#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace calque::cli {

/// What an export could not read of a damaged memory.
class LeftOut {
 public:
  /// `what` names the unit or entry and says why.
  void add(const std::string& what);

  /// Names the first of them on standard error, also with --quiet: the file that was written does
  /// not hold what the memory does. Returns false when there is nothing to tell.
  bool tell() const;

 private:
  std::vector<std::string> first_;
  std::uint64_t count_ = 0;
};

}  // namespace calque::cli
