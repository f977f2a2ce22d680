#include "cli/options/format_option.h"

#include <CLI/CLI.hpp>
#include <map>

#include "cli/output_file.h"
#include "error.h"

namespace calque::cli {
namespace {

const std::map<std::string, FileFormat> kFormats{{"tmx", FileFormat::tmx},
                                                 {"csv", FileFormat::csv},
                                                 {"tsv", FileFormat::tsv},
                                                 {"xliff", FileFormat::xliff},
                                                 {"po", FileFormat::po}};

}  // namespace

void FormatOption::declare_for_reading(CLI::App& app) {
  app.add_option("--format", written_,
                 "tmx, csv, tsv, xliff or po, where name and content do not tell")
      ->check(CLI::IsMember({"tmx", "csv", "tsv", "xliff", "po"}))
      ->type_name("FORMAT");
}

void FormatOption::declare_for_writing(CLI::App& app) {
  app.add_option("--format", written_, "tmx, csv or tsv, where the file's name does not tell")
      ->check(CLI::IsMember({"tmx", "csv", "tsv"}))
      ->type_name("FORMAT");
}

FileFormat FormatOption::of_input(const std::string& file) const {
  return written_.empty() ? detect_format(file) : kFormats.at(written_);
}

FileFormat FormatOption::of_output(const std::string& file) const {
  if (!written_.empty()) return kFormats.at(written_);
  const FileFormat format = format_of(file);
  const std::string ending = lower_extension(file);
  // format_of takes a name of any other ending for TMX: "units.docx" would be TMX in disguise.
  const bool unknown = format == FileFormat::tmx && !ending.empty() && ending != ".tmx";
  if (unknown || is_bilingual(format)) {
    throw UsageError(file + ": units are written as TMX, CSV or TSV only; see --format");
  }
  return format;
}

}  // namespace calque::cli
