#include "glossary/glossary_format.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "glossary/multiterm_reader.h"
#include "glossary/pair_writer.h"
#include "glossary/table_beginning.h"
#include "glossary/table_reader.h"
#include "glossary/table_writer.h"
#include "glossary/tbx_reader.h"
#include "glossary/tbx_writer.h"
#include "glossary/unit_terms.h"
#include "text/ascii.h"
#include "text/format_choice.h"

namespace calque::glossary {
namespace {

/// Terms as XML are TBX, whichever of its versions: the reader tells these apart.
bool is_xml(std::string_view beginning) {
  const std::size_t first = beginning.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && beginning[first] == '<' &&
         !is_tmx_glossary(beginning) && !is_multiterm(beginning);
}

std::unique_ptr<GlossarySource> read_tbx(text::ByteSource source, std::string_view /*beginning*/,
                                         const GlossaryReadOptions& options) {
  return std::make_unique<TbxReader>(std::move(source), options);
}

std::unique_ptr<GlossarySource> read_table(text::ByteSource source, std::string_view beginning,
                                           const GlossaryReadOptions& options) {
  return std::make_unique<TableReader>(std::move(source), beginning, options);
}

template <TbxStyle style>
std::unique_ptr<GlossarySink> write_tbx(std::ostream& out, const GlossarySinkOptions& options) {
  return std::make_unique<TbxWriter>(out, style, options.source);
}

template <char separator>
std::unique_ptr<GlossarySink> write_table(std::ostream& out, const GlossarySinkOptions& options) {
  return std::make_unique<TableWriter>(out, separator, options.languages);
}

template <PairFormat format>
std::unique_ptr<GlossarySink> write_pairs(std::ostream& out, const GlossarySinkOptions& options) {
  return std::make_unique<PairWriter>(out, PairWriteOptions{.format = format,
                                                            .source = options.languages.at(0),
                                                            .target = options.languages.at(1),
                                                            .date = options.date});
}

constexpr std::array kFormats{
    GlossaryFormat{.ids = "tbx2 tbx",
                   .name = "TBX-Basic 2",
                   .endings = ".tbx",
                   .recognise = is_xml,
                   .read = read_tbx,
                   .write = write_tbx<TbxStyle::basic_2>},
    GlossaryFormat{.ids = "tbx3",
                   .name = "TBX-Basic 3",
                   .endings = ".tbx",
                   .recognise = is_xml,
                   .read = read_tbx,
                   .write = write_tbx<TbxStyle::dca_3>},
    GlossaryFormat{.ids = "tbx3-dct",
                   .name = "TBX-Basic 3 with tags for categories",
                   .endings = ".tbx",
                   .recognise = is_xml,
                   .read = read_tbx,
                   .write = write_tbx<TbxStyle::dct_3>},
    GlossaryFormat{.ids = "utx",
                   .name = "UTX",
                   .endings = ".utx",
                   .recognise = is_utx,
                   .read = read_table,
                   .write = write_pairs<PairFormat::utx>,
                   .pairs = true},
    GlossaryFormat{.ids = "csv",
                   .name = "CSV",
                   .endings = ".csv",
                   .read = read_table,
                   .write = write_table<','>},
    GlossaryFormat{.ids = "tsv",
                   .name = "TSV",
                   .endings = ".tsv .tab",
                   .read = read_table,
                   .write = write_table<'\t'>},
    GlossaryFormat{.ids = "multiterm",
                   .name = "MultiTerm XML",
                   .endings = ".xml",
                   .recognise = is_multiterm,
                   .read = read_multiterm},
    GlossaryFormat{.ids = "tmx",
                   .name = "TMX",
                   .endings = ".tmx",
                   .recognise = is_tmx_glossary,
                   .read = read_tmx_glossary},
    GlossaryFormat{.ids = "xlsx",
                   .name = "Excel table",
                   .endings = ".xlsx",
                   .recognise = is_workbook,
                   .read = read_workbook_glossary},
    GlossaryFormat{.ids = "omegat",
                   .name = "OmegaT's glossary file",
                   .endings = ".txt .utf8",
                   .read = read_table,
                   .write = write_pairs<PairFormat::omegat>,
                   .pairs = true},
};

}  // namespace

std::span<const GlossaryFormat> glossary_formats() {
  return kFormats;
}

const GlossaryFormat* glossary_format(std::string_view id) {
  const auto* const found = std::ranges::find_if(
      kFormats, [id](const GlossaryFormat& row) { return text::has_ending(row.ids, id); });
  return found == kFormats.end() ? nullptr : found;
}

const GlossaryFormat* written_glossary_format(const std::string& path) {
  // ".tbx.gz" is no ending that is written: nothing is compressed here.
  const std::string ending = text::lower_ascii(std::filesystem::path(path).extension().string());
  if (ending.empty()) return kFormats.data();
  for (const GlossaryFormat& row : kFormats) {
    if (row.write != nullptr && text::has_ending(row.endings, ending)) return &row;
  }
  return nullptr;
}

const GlossaryFormat& read_glossary_format(std::string_view beginning) {
  const GlossaryFormat* const found = text::format_by_content(glossary_formats(), beginning);
  return found != nullptr ? *found
                          : *std::ranges::find(kFormats, nullptr, &GlossaryFormat::recognise);
}

}  // namespace calque::glossary
