#include "cli/options/format_option.h"

#include <CLI/CLI.hpp>
#include <vector>

#include "calque/error.h"
#include "cli/options/format_names.h"
#include "cli/output_file.h"

namespace calque::cli {

std::string unit_format_names(bool (UnitFormat::*is)() const) {
  FormatNames names;
  for (const UnitFormat& format : unit_formats()) {
    if ((format.*is)()) names.push_back({.id = std::string(format.name)});
  }
  return listed(names);
}

std::string article_format_ids() {
  return listed(names_of_article_formats());
}

void FormatOption::declare_for_reading(CLI::App& app) {
  declare_format(app, "--format", written_, names_of_unit_formats(&UnitFormat::is_read),
                 ", where name and content do not tell");
}

void FormatOption::declare_for_writing(CLI::App& app) {
  declare_format(app, "--format", written_, names_of_unit_formats(&UnitFormat::is_written),
                 ", where the file's name does not tell");
}

void FormatOption::declare_settings(CLI::App& app) {
  for (const UnitFormat& format : unit_formats()) {
    for (const FormatSetting& setting : format.settings) {
      std::string& value = settings_[std::string(setting.name)];
      value = setting.otherwise;
      app.add_option("--" + std::string(setting.name), value, std::string(setting.description))
          ->check(CLI::IsMember(
              std::vector<std::string>(setting.choices.begin(), setting.choices.end())))
          ->capture_default_str();
    }
  }
}

const UnitFormat& FormatOption::of_input(const std::string& file) const {
  if (!written_.empty()) return unit_format(written_);
  const UnitFormat* const known = known_format(file);
  return known == nullptr ? unit_format("tmx") : *known;
}

const UnitFormat& FormatOption::of_output(const std::string& file) const {
  if (!written_.empty()) return unit_format(written_);
  if (const UnitFormat* const format = written_format(file)) return *format;
  if (lower_extension(file).empty()) return unit_format("tmx");
  throw UsageError(file + ": units are written as " + unit_format_names(&UnitFormat::is_written) +
                   " only; see --format");
}

void ArticleFormatOption::declare(CLI::App& app, const std::string& name,
                                  const std::string& otherwise) {
  declare_format(app, name, written_, names_of_article_formats(), " (default: " + otherwise + ")");
}

const document::Format* ArticleFormatOption::format() const {
  return written_.empty() ? nullptr : document::find_format(written_);
}

}  // namespace calque::cli
