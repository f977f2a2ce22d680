#pragma once

#include <map>
#include <string>
#include <string_view>

#include "calque/format.h"
#include "document/format.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// "TMX, CSV or TSV": the names of the formats of units that `is` is true for.
std::string unit_format_names(bool (UnitFormat::*is)() const);

/// "txt, md, html, docx or odt": the ids of the formats of articles.
std::string article_format_ids();

/// --format: what a file of units holds, where its name (and, of a file that is read, its content)
/// does not tell. The choices and their names are those of unit_formats().
class FormatOption {
 public:
  void declare_for_reading(CLI::App& app);
  void declare_for_writing(CLI::App& app);

  /// Options that only some of the formats that are written have: --profile.
  void declare_settings(CLI::App& app);

  /// TMX where nothing tells another one.
  const UnitFormat& of_input(const std::string& file) const;

  /// Throws UsageError for a name with the ending of anything but a format that is written.
  const UnitFormat& of_output(const std::string& file) const;

  using Settings = std::map<std::string, std::string, std::less<>>;
  const Settings& settings() const { return settings_; }

 private:
  std::string written_;
  Settings settings_;
};

/// The format of an article where its name does not tell; the choices are those of
/// document::formats().
class ArticleFormatOption {
 public:
  /// `name` of the option; `otherwise` says what tells the format without it.
  void declare(CLI::App& app, const std::string& name, const std::string& otherwise);

  bool given() const { return !written_.empty(); }

  /// Null where the option is not given.
  const document::Format* format() const;

 private:
  std::string written_;
};

}  // namespace calque::cli
