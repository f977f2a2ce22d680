#include "cli/options/format_names.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "document/format.h"
#include "glossary/glossary_format.h"
#include "text/ascii.h"
#include "text/format_choice.h"

namespace calque::cli {
namespace {

struct OutputFormat {
  std::string_view id;
  std::string_view remark;
  std::string_view others;
  std::string_view endings;
};

constexpr std::array kOutputs{
    OutputFormat{.id = "document", .remark = "as the article is", .others = "", .endings = ""},
    OutputFormat{.id = "xliff", .remark = "1.2", .others = "", .endings = ""},
    OutputFormat{.id = "xliff2", .remark = "2.1", .others = "", .endings = ".xlf"},
    OutputFormat{.id = "tmx", .remark = "", .others = "", .endings = ".tmx"},
    OutputFormat{.id = "html", .remark = "", .others = "", .endings = ".html .htm .xhtml"},
    OutputFormat{.id = "txt", .remark = "", .others = "text", .endings = ".txt"},
    OutputFormat{.id = "table", .remark = "", .others = "txt text", .endings = ""},
    OutputFormat{.id = "ladder", .remark = "", .others = "", .endings = ""},
    OutputFormat{.id = "tsv", .remark = "", .others = "", .endings = ".tsv .tab"},
    OutputFormat{.id = "csv", .remark = "", .others = "", .endings = ".csv"},
    OutputFormat{.id = "json", .remark = "", .others = "jsonl", .endings = ".json"},
};

FormatNames names_of_glossaries(bool written) {
  FormatNames names;
  for (const glossary::GlossaryFormat& format : glossary::glossary_formats()) {
    if (written ? format.write == nullptr : format.read == nullptr) continue;
    const bool is_default = written && names.empty();
    names.push_back({.id = std::string(format.id()),
                     .remark = is_default ? std::string(format.name) + ", the default" : "",
                     .others = std::string(format.ids),
                     .endings = std::string(format.endings)});
  }
  return names;
}

}  // namespace

std::string listed(const FormatNames& formats) {
  std::string out;
  for (std::size_t i = 0; i < formats.size(); ++i) {
    if (i > 0) out += i + 1 == formats.size() ? " or " : ", ";
    out += formats[i].id;
    if (!formats[i].remark.empty()) out.append(" (").append(formats[i].remark).append(")");
  }
  return out;
}

std::string format_id(const std::string& written, const FormatNames& formats) {
  std::string name = text::lower_ascii(written);
  if (name.starts_with('.')) name.erase(0, 1);
  const auto is_called = [&name](const FormatName& format) {
    return format.id == name || text::has_ending(format.others, name);
  };
  const auto called = std::ranges::find_if(formats, is_called);
  if (called != formats.end()) return called->id;
  const auto ends_so = [ending = "." + name](const FormatName& format) {
    return text::has_ending(format.endings, ending);
  };
  // An ending that several share names none of them.
  const auto found = std::ranges::find_if(formats, ends_so);
  return std::ranges::count_if(formats, ends_so) == 1 ? found->id : written;
}

FormatNames names_of_unit_formats(bool (UnitFormat::*is)() const) {
  FormatNames names;
  for (const UnitFormat& format : unit_formats()) {
    if (!(format.*is)()) continue;
    names.push_back({.id = std::string(format.id), .endings = std::string(format.endings)});
  }
  return names;
}

FormatNames names_of_article_formats() {
  FormatNames names;
  for (const document::Format& format : document::formats()) {
    names.push_back({.id = std::string(format.id), .endings = std::string(format.endings)});
  }
  return names;
}

FormatNames names_of_read_glossaries() {
  return names_of_glossaries(false);
}

FormatNames names_of_written_glossaries() {
  return names_of_glossaries(true);
}

FormatNames names_of_outputs(const std::vector<std::string_view>& ids) {
  FormatNames names;
  for (const std::string_view id : ids) {
    const auto* const row = std::ranges::find(kOutputs, id, &OutputFormat::id);
    names.push_back({.id = std::string(row->id),
                     .remark = std::string(row->remark),
                     .others = std::string(row->others),
                     .endings = std::string(row->endings)});
  }
  return names;
}

void declare_format(CLI::App& app, const std::string& option, std::string& into,
                    const FormatNames& formats, const std::string& otherwise) {
  std::vector<std::string> ids;
  for (const FormatName& format : formats) ids.push_back(format.id);
  app.add_option(option, into, listed(formats) + otherwise)
      ->check(CLI::IsMember(ids))
      ->transform([formats](const std::string& written) { return format_id(written, formats); })
      ->type_name("FORMAT");
}

}  // namespace calque::cli
