#pragma once

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "cli/command.h"
#include "transfer/unit_source.h"

namespace calque::cli {

/// Says what was met while a file was read, a line an issue.
void say_issues(const Globals& globals, const std::string& file, const ReadSummary& read);

/// The issues as docs/json.md describes them.
nlohmann::ordered_json issues_json(const ReadSummary& read);

/// Runs `store` for each file in order. An error after the first file says which files are stored.
void store_each(const std::vector<std::string>& files,
                const std::function<void(const std::string& file)>& store);

}  // namespace calque::cli
