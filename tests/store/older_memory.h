#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "plain_database.h"
#include "store/schema.h"

/// Makes a memory as an older version wrote it, from the file version_N.sql.
inline void write_older_memory(const std::filesystem::path& path, int version) {
  const std::filesystem::path folder = std::filesystem::path(CALQUE_SOURCE_DIR) / "tests/store";
  std::ifstream file(folder / ("version_" + std::to_string(version) + ".sql"));
  PlainDatabase database(path);
  database.run({std::istreambuf_iterator<char>(file), {}});
  database.run("PRAGMA application_id = " + std::to_string(calque::schema::kApplicationId) +
               "; PRAGMA user_version = " + std::to_string(version));
}
