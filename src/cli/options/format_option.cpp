#include "cli/options/format_option.h"

#include <CLI/CLI.hpp>
#include <vector>

#include "calque/error.h"
#include "cli/output_file.h"

namespace calque::cli {
namespace {

using Words = std::vector<std::string>;

/// "a, b or c"
std::string listed(const Words& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " or " : ", ";
    out += words[i];
  }
  return out;
}

Words unit_format_ids(bool (UnitFormat::*is)() const) {
  Words ids;
  for (const UnitFormat& format : unit_formats()) {
    if ((format.*is)()) ids.emplace_back(format.id);
  }
  return ids;
}

Words article_ids() {
  Words ids;
  for (const document::Format& format : document::formats()) ids.emplace_back(format.id);
  return ids;
}

void declare_choice(CLI::App& app, const std::string& name, std::string& into, const Words& ids,
                    const std::string& otherwise) {
  app.add_option(name, into, listed(ids) + otherwise)
      ->check(CLI::IsMember(ids))
      ->type_name("FORMAT");
}

}  // namespace

std::string unit_format_names(bool (UnitFormat::*is)() const) {
  Words names;
  for (const UnitFormat& format : unit_formats()) {
    if ((format.*is)()) names.emplace_back(format.name);
  }
  return listed(names);
}

std::string article_format_ids() {
  return listed(article_ids());
}

void FormatOption::declare_for_reading(CLI::App& app) {
  declare_choice(app, "--format", written_, unit_format_ids(&UnitFormat::is_read),
                 ", where name and content do not tell");
}

void FormatOption::declare_for_writing(CLI::App& app) {
  declare_choice(app, "--format", written_, unit_format_ids(&UnitFormat::is_written),
                 ", where the file's name does not tell");
}

void FormatOption::declare_settings(CLI::App& app) {
  for (const UnitFormat& format : unit_formats()) {
    for (const FormatSetting& setting : format.settings) {
      std::string& value = settings_[std::string(setting.name)];
      value = setting.otherwise;
      app.add_option("--" + std::string(setting.name), value, std::string(setting.description))
          ->check(CLI::IsMember(Words(setting.choices.begin(), setting.choices.end())))
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
  declare_choice(app, name, written_, article_ids(), " (default: " + otherwise + ")");
}

const document::Format* ArticleFormatOption::format() const {
  return written_.empty() ? nullptr : document::find_format(written_);
}

}  // namespace calque::cli
