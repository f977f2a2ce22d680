#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "lookup/memory_set.h"

/// The memory at a path, to look into.
inline std::unique_ptr<calque::MemorySet> memories_at(const std::filesystem::path& path) {
  const std::vector<calque::MemoryChoice> choices{{.path = path}};
  return std::make_unique<calque::MemorySet>(choices);
}
