#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "lookup/memory_set.h"

namespace calque::cli {

/// The memories that a command looks into: that of --memory, and those of --also.
class MemoriesOption {
 public:
  void declare(CLI::App& app);

  /// Those of --also. Throws UsageError for a setting that is none.
  std::vector<MemoryChoice> further() const;

  /// Opens them, the one of --memory first. Throws as further() does.
  MemorySet open(const Globals& globals) const;

 private:
  std::vector<std::string> also_;
};

/// "old.calque", or with settings "old.calque:priority=1,penalty=5". A colon in the name is no
/// matter unless "priority=" or "penalty=" follows it.
MemoryChoice parse_memory_choice(const std::string& written);

}  // namespace calque::cli
