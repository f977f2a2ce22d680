#include "calque/format.h"

#include <fstream>
#include <set>

#include "calque/error.h"
#include "catch.h"
#include "doc_table.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

/// The id of the format of a file with this name and content.
std::string known(const std::string& name, const std::string& content = {}) {
  const TemporaryFolder folder;
  const std::string path = (folder / name.c_str()).string();
  std::ofstream(path, std::ios::binary) << content;
  const UnitFormat* const format = known_format(path);
  return format == nullptr ? "none" : std::string(format->id);
}

std::string doc_row(const UnitFormat& format) {
  std::string uses = format.is_read() ? "read" : "";
  if (format.is_filled()) uses += uses.empty() ? "filled" : ", filled";
  if (format.is_written()) uses += uses.empty() ? "written" : ", written";
  return "| " + std::string(format.name) + " | `" + std::string(format.id) + "` | `" +
         std::string(format.endings) + "` | " + (format.recognise == nullptr ? "no" : "yes") +
         " | " + uses + " |";
}

}  // namespace

TEST_CASE("a file's name tells its format") {
  CHECK(known("a.tmx") == "tmx");
  CHECK(known("a.xlf") == "xliff");
  CHECK(known("a.b.SDLXLIFF") == "xliff");
  CHECK(known("a.mqxliff.gz") == "xliff");
  CHECK(known("de.po") == "po");
  CHECK(known("a.pot") == "po");
  CHECK(known("a.csv") == "csv");
  CHECK(known("a.txt") == "tsv");
  CHECK(known("a.txt", "%20200102~030405\t%User ID,TU\t%TU=00000002\t%EN-US\t") == "wordfast");
  CHECK(known("a.txt", "%20200102\n") == "tsv");
  CHECK(known("a") == "none");
  CHECK(known_format("no/such/file.po") == &unit_format("po"));
  CHECK(known_format("-") == nullptr);
}

TEST_CASE("what a file begins with tells its format, unless it is a table by its name") {
  CHECK(known("a.tmx", "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- x -->\n<xliff version='1.2'>") ==
        "xliff");
  CHECK(known("a.xlf", "<!DOCTYPE tmx SYSTEM 'x'><TMX>") == "tmx");
  CHECK(known("a", "# Title\n#, fuzzy\n\nmsgid \"\"") == "po");
  CHECK(known("a", std::string("\xFF\xFE<\0x\0l\0i\0f\0f\0>\0", 16)) == "xliff");
  CHECK(known("a.po") == "po");
  CHECK(known("a.tmx", "<html>") == "tmx");
  CHECK(known("a.html", "<html>") == "none");
  CHECK(known("a.csv", "msgid,en\n") == "csv");
}

TEST_CASE("formats are written by the endings of names") {
  CHECK(written_format("a.tmx") == &unit_format("tmx"));
  CHECK(written_format("a.TSV") == &unit_format("tsv"));
  CHECK(written_format("a.po") == nullptr);
  CHECK(written_format("a") == nullptr);
}

TEST_CASE("a format has an id of its own, a name, endings and something that it is good for") {
  std::set<std::string_view> ids;
  for (const UnitFormat& format : unit_formats()) {
    INFO(format.id);
    CHECK(ids.insert(format.id).second);
    CHECK(&unit_format(format.id) == &format);
    CHECK_FALSE(format.name.empty());
    CHECK(format.endings.starts_with('.'));
    CHECK((format.is_read() || format.is_written()));
  }
  CHECK_THROWS_AS(unit_format("docx"), UsageError);
}

TEST_CASE("a setting of a format stands on one of its choices, and refuses none of them") {
  for (const UnitFormat& format : unit_formats()) {
    for (const FormatSetting& setting : format.settings) {
      INFO(format.id << ' ' << setting.name);
      CHECK(std::ranges::count(setting.choices, setting.otherwise) == 1);
      for (const std::string_view choice : setting.choices) {
        std::ostringstream out;
        UnitSinkOptions options;
        options.source = Language("en");
        options.target = Language("tr");
        options.settings = {{std::string(setting.name), std::string(choice)}};
        const auto sink = format.write(out, options);
        sink->write(make_unit({{"en", "One"}, {"tr", "Bir"}}));
        CHECK(sink->finish().written == 1);
        CHECK_FALSE(out.str().empty());
      }
    }
  }
}

TEST_CASE("the documentation lists the formats of units as they are") {
  std::vector<std::string> rows;
  for (const UnitFormat& format : unit_formats()) rows.push_back(doc_row(format));
  CHECK(doc_table::rows_after(CALQUE_SOURCE_DIR "/docs/formats.md", "| format | `--format` |") ==
        rows);
}
