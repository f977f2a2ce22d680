#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "calque/import.h"

namespace calque::report {

/// "note", "repaired", "skipped", "cut off".
std::string_view name_of(ReadIssue::Kind kind);

/// What was read of a file and stored, as docs/json.md describes it.
nlohmann::ordered_json to_json(const ImportReport& report, const std::string& file);

}  // namespace calque::report
