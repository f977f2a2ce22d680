#pragma once

#include <filesystem>
#include <string_view>

namespace calque {

/// Formats in which units come and go.
enum class FileFormat { tmx, csv, tsv };

/// The format of a file by the ending of its name, `.gz` left aside: .csv; .tsv, .tab and .txt; TMX
/// for every other one.
FileFormat format_of(const std::filesystem::path& path);

/// The character between the fields of a table.
constexpr char separator_of(FileFormat format) {
  return format == FileFormat::csv ? ',' : '\t';
}

}  // namespace calque
