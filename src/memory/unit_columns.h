#pragma once

#include <array>
#include <string>

#include "model/translation_unit.h"

namespace calque {

/// The members of Metadata in the order of the columns of the tables `unit` and `variant`.
inline constexpr std::array kMetadataMembers{
    &Metadata::creation_date,   &Metadata::creation_id,           &Metadata::change_date,
    &Metadata::change_id,       &Metadata::last_usage_date,       &Metadata::usage_count,
    &Metadata::creation_tool,   &Metadata::creation_tool_version, &Metadata::datatype,
    &Metadata::original_format, &Metadata::original_encoding};

inline constexpr const char* kMetadataColumns =
    "creation_date, creation_id, change_date, change_id, last_usage_date, usage_count, "
    "creation_tool, creation_tool_version, datatype, original_format, original_encoding";

}  // namespace calque
