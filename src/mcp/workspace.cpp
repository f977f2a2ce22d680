#include "mcp/workspace.h"

namespace calque::mcp {

MemorySet& Workspace::memories() {
  if (!memories_) memories_.emplace(options_.memories);
  return *memories_;
}

}  // namespace calque::mcp
