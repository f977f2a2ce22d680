#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace calque {

/// Formats in which units come and go. `xliff` and `po` are read only.
enum class FileFormat { tmx, csv, tsv, xliff, po };

/// The format of a file by the ending of its name, `.gz` left aside: .csv; .tsv, .tab and .txt;
/// .xlf, .xliff and what ends so (.sdlxliff, .mqxliff); .po and .pot; TMX for every other one.
FileFormat format_of(const std::filesystem::path& path);

/// The format of a file that begins with these bytes, for which its name has told `by_name`. Only
/// TMX, XLIFF and PO are taken for one another; bytes that tell nothing leave it as it is.
FileFormat format_of_content(std::string_view head, FileFormat by_name);

/// The format of a file that is to be read: by its name, and, where it is a regular file, by what
/// it begins with.
FileFormat detect_format(const std::string& path);

/// The character between the fields of a table.
constexpr char separator_of(FileFormat format) {
  return format == FileFormat::csv ? ',' : '\t';
}

constexpr bool is_bilingual(FileFormat format) {
  return format == FileFormat::xliff || format == FileFormat::po;
}

}  // namespace calque
