#include "calque/format.h"

#include <algorithm>

#include "calque/error.h"
#include "formats/package/package_document.h"
#include "formats/po/po_document.h"
#include "formats/qt/qt_document.h"
#include "formats/table/table_format.h"
#include "formats/table/workbook.h"
#include "formats/tmx/tmx_format.h"
#include "formats/trados/sdltm.h"
#include "formats/wordfast/wordfast_format.h"
#include "formats/xcstrings/catalog_document.h"
#include "formats/xliff/xliff_document.h"
#include "text/byte_source.h"
#include "text/format_choice.h"

namespace calque {
namespace {

template <typename Document>
std::unique_ptr<BilingualDocument> open_as(std::string bytes, const std::string& name,
                                           const BilingualOptions& options) {
  return std::make_unique<Document>(std::move(bytes), name, options);
}

/// How much of a file is looked at to know its format.
constexpr std::size_t kHeadBytes = std::size_t{64} * 1024;

std::string head_of(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return {};
  text::ByteSource source = text::ByteSource::open(path);
  std::string head(kHeadBytes, '\0');
  std::size_t filled = 0;
  while (filled < head.size()) {  // a read may give less than there is
    const std::size_t count = source.read(std::span(head).subspan(filled));
    if (count == 0) break;
    filled += count;
  }
  head.resize(filled);
  return head;
}

}  // namespace

std::span<const UnitFormat> unit_formats() {
  static const std::vector<UnitFormat> kFormats{
      {.id = "tmx",
       .name = "TMX",
       .endings = ".tmx",
       .recognise = is_tmx,
       .read = read_tmx,
       .write = write_tmx,
       .settings = tmx_settings()},
      {.id = "xliff",
       .name = "XLIFF",
       .endings = ".xlf .*xliff",
       .recognise = is_xliff,
       .open = open_as<XliffDocument>},
      {.id = "po",
       .name = "PO",
       .endings = ".po .pot",
       .recognise = is_po,
       .open = open_as<PoDocument>},
      {.id = "ts",
       .name = "Qt Linguist",
       .endings = ".ts",
       .recognise = is_qt_translation,
       .open = open_as<QtDocument>},
      {.id = "xcstrings",
       .name = "Xcode string catalog",
       .endings = ".xcstrings",
       .recognise = is_string_catalog,
       .open = open_as<CatalogDocument>},
      {.id = "package",
       .name = "package",
       .endings = ".mqxlz .xlz .sdlppx .sdlrpx .zip",
       .read = read_package,
       .open = open_as<PackageDocument>},
      {.id = "sdltm",
       .name = "Trados memory",
       .endings = ".sdltm",
       .recognise = is_sdltm,
       .read = read_sdltm},
      {.id = "wordfast",
       .name = "Wordfast TXT",
       .endings = ".txt",
       .recognise = is_wordfast,
       .read = read_wordfast},
      {.id = "csv", .name = "CSV", .endings = ".csv", .read = read_table, .write = write_csv},
      {.id = "tsv",
       .name = "TSV",
       .endings = ".tsv .tab .txt",
       .read = read_table,
       .write = write_tsv},
      {.id = "xlsx", .name = "Excel table", .endings = ".xlsx .xlsm", .read = read_workbook},
  };
  return kFormats;
}

const UnitFormat& unit_format(std::string_view id) {
  const auto found = std::ranges::find(unit_formats(), id, &UnitFormat::id);
  if (found != unit_formats().end()) return *found;
  throw UsageError("there is no format \"" + std::string(id) + "\"");
}

const UnitFormat* written_format(const std::string& path) {
  const std::string ending = text::format_ending(path);
  for (const UnitFormat& format : unit_formats()) {
    if (format.is_written() && text::has_ending(format.endings, ending)) return &format;
  }
  return nullptr;
}

const UnitFormat* known_format(const std::string& path) {
  const std::string head = head_of(path);
  const UnitFormat* const named =
      text::format_by_name(unit_formats(), text::format_ending(path), head);
  if (named != nullptr && (named->recognise == nullptr || named->recognise(head))) return named;
  const UnitFormat* const recognised = text::format_by_content(unit_formats(), head);
  return recognised == nullptr ? named : recognised;
}

}  // namespace calque
