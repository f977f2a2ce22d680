#include "cli/format_option.h"

#include <CLI/CLI.hpp>
#include <map>

namespace calque::cli {
namespace {

const std::map<std::string, FileFormat> kFormats{
    {"tmx", FileFormat::tmx}, {"csv", FileFormat::csv}, {"tsv", FileFormat::tsv}};

}  // namespace

void FormatOption::declare(CLI::App& app) {
  app.add_option("--format", written_, "tmx, csv or tsv, where the file's name does not tell")
      ->check(CLI::IsMember({"tmx", "csv", "tsv"}))
      ->type_name("FORMAT");
}

FileFormat FormatOption::of(const std::string& file) const {
  return written_.empty() ? format_of(file) : kFormats.at(written_);
}

}  // namespace calque::cli
