#include "text/file_kind.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/format_choice.h"

namespace calque::text {
namespace {

/// Endings set apart by blanks, or a word of the file's first bytes, and what has them.
struct Kind {
  std::string_view sign;
  std::string_view name;
};

constexpr auto kKinds = std::to_array<Kind>({
    {".pptx .pptm .ppsx .potx", "a PowerPoint presentation"},
    {".xlsx .xlsm .xltx .xlsb", "an Excel workbook"},
    {".docm .dotx .dotm", "a Word template or document with macros"},
    {".doc .dot", "a document of Word 97"},
    {".xls", "a workbook of Excel 97"},
    {".ppt .pps", "a presentation of PowerPoint 97"},
    {".ods .ots", "an OpenDocument spreadsheet"},
    {".odp .otp", "an OpenDocument presentation"},
    {".odg", "an OpenDocument drawing"},
    {".ott .fodt .fods .fodp .sxw", "an OpenDocument template, flat file or its forerunner"},
    {".rtf", "a file in Rich Text Format"},
    {".pdf", "a PDF"},
    {".ps .eps", "PostScript"},
    {".idml .icml .indd .inx", "an InDesign document"},
    {".mif .fm .book", "a FrameMaker document"},
    {".qxp .qsc", "a QuarkXPress document"},
    {".vsdx .vdx .vsd", "a Visio drawing"},
    {".pub", "a Publisher document"},
    {".pages .numbers .key", "a document of Apple's office programs"},
    {".epub .mobi .azw3 .fb2", "an electronic book"},
    {".dita .ditamap .bookmap", "a DITA topic or map"},
    {".dbk .docbook", "a DocBook document"},
    {".xml .xsl .xslt .xsd .rng", "an XML file"},
    {".svg", "an SVG drawing"},
    {".ttx", "a TagEditor file"},
    {".txml .txlf", "a Wordfast file"},
    {".sdltm", "a Trados memory"},
    {".sdltb .mdb .accdb", "a database of terms or of Access"},
    {".sdlppx .sdlrpx .wsxz .mqback", "a package of a translation tool"},
    {".mqxlz .xlz", "a packed XLIFF file"},
    {".xlf .xliff .sdlxliff .mqxliff .mxliff", "an XLIFF file"},
    {".tmx", "a translation memory"},
    {".tbx .utx .mtf", "a glossary"},
    {".po .pot", "a PO file"},
    {".mo", "a compiled PO file"},
    {".csv .tsv .tab", "a table"},
    {".srt .sub", "SubRip subtitles"},
    {".vtt", "WebVTT subtitles"},
    {".ass .ssa .sbv .ttml .dfxp .stl .scc .smi .itt", "subtitles"},
    {".json .json5 .jsonc .jsonl .ndjson", "a JSON file"},
    {".arb", "an Application Resource Bundle"},
    {".yaml .yml", "a YAML file"},
    {".toml", "a TOML file"},
    {".ini .cfg .conf .env .desktop", "a file of settings"},
    {".properties", "a Java properties file"},
    {".resx .resw .resjson", "a .NET resource file"},
    {".strings .stringsdict .xcstrings .plist", "an Apple strings file or property list"},
    {".ts .qm", "a Qt translation, a TypeScript program or a film"},
    {".rc .rc2 .dll .exe", "a Windows resource file or program"},
    {".lang .ftl .catkeys .gmo .wxl .isl", "a strings file"},
    {".rst", "reStructuredText"},
    {".adoc .asciidoc .asc", "AsciiDoc"},
    {".tex .latex .sty .bib", "a LaTeX file"},
    {".textile .wiki .mediawiki .creole .org .pod", "a file in another markup"},
    {".ipynb", "a notebook of Jupyter"},
    {".rmd .qmd", "a notebook in Markdown"},
    {".php .phtml .jsp .asp .aspx .cshtml .erb .ejs .hbs .mustache .twig .jinja .j2 .liquid .njk "
     ".tmpl .pug .haml .vue .svelte .astro",
     "a template or a page that is a program"},
    {".js .mjs .cjs .jsx .tsx .py .rb .java .kt .swift .m .c .cc .cpp .h .hpp .cs .go .rs .sh .bat "
     ".ps1 .pl .lua .r .sql .css .scss .less .dart",
     "a program or a style sheet"},
    {".eml .msg .mbox", "an e-mail"},
    {".mht .mhtml", "a packed web page"},
    {".hlp .chm", "a help file"},
    {".zip .7z .rar .tar .tgz .bz2 .xz .zst .jar .apk", "an archive"},
    {".png .jpg .jpeg .gif .webp .bmp .tif .tiff .psd .ai .ico", "a picture"},
    {".mp3 .mp4 .mov .avi .mkv .webm .wav .ogg .flac .m4a", "a recording"},
    {".db .sqlite .sqlite3", "a database"},
});

/// Bytes that begin nothing else.
constexpr auto kMagic = std::to_array<Kind>({
    {"%PDF-", "a PDF"},
    {"{\\rtf", "a file in Rich Text Format"},
    {"%!PS", "PostScript"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an Office file of 1997, or one with a password"},
    {"SQLite format 3", "a database (a Trados memory, .sdltm, is one)"},
    {"\x7F"
     "ELF",
     "a program"},
    {"\x89PNG", "a picture"},
    {"GIF8", "a picture"},
    {"\xFF\xD8\xFF", "a picture"},
    {"7z\xBC\xAF", "an archive"},
    {"Rar!", "an archive"},
    {"<MIFFile", "a FrameMaker document"},
});

/// Parts of zip files, which tell what these are. Their names stand in the file as they are.
constexpr auto kParts = std::to_array<Kind>({
    {"ppt/presentation", "a PowerPoint presentation"},
    {"ppt/slides", "a PowerPoint presentation"},
    {"xl/workbook", "an Excel workbook"},
    {"xl/worksheets", "an Excel workbook"},
    {"opendocument.spreadsheet", "an OpenDocument spreadsheet"},
    {"opendocument.presentation", "an OpenDocument presentation"},
    {"designmap.xml", "an InDesign document"},
    {"META-INF/container.xml", "an electronic book"},
    {"visio/document.xml", "a Visio drawing"},
});

std::string_view past_mark(std::string_view head) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (head.starts_with(kMark)) head.remove_prefix(kMark.size());
  return head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
}

/// A number, and a line of times: "00:00:01,000 --> 00:00:02,000".
bool is_subrip(std::string_view head) {
  const std::string_view first = head.substr(0, head.find('\n'));
  if (first.empty() || !is_ascii_digit(first.front())) return false;
  const std::string_view rest = head.substr(std::min(first.size() + 1, head.size()));
  return rest.substr(0, rest.find('\n')).find(" --> ") != std::string_view::npos;
}

/// An object or a list of values, as no sentence begins.
bool is_json(std::string_view head) {
  if (head.empty() || (head.front() != '{' && head.front() != '[')) return false;
  const std::string_view rest = past_mark(head.substr(1));
  if (rest.empty() || std::string_view("\"{[").find(rest.front()) == std::string_view::npos) {
    return false;
  }
  return head.front() == '[' || rest.find("\":") != std::string_view::npos ||
         rest.find("\" :") != std::string_view::npos;
}

}  // namespace

std::string_view file_kind_of_ending(std::string_view ending) {
  const auto found =
      std::ranges::find_if(kKinds, [&](const Kind& k) { return has_ending(k.sign, ending); });
  return found == kKinds.end() ? std::string_view{} : found->name;
}

std::string_view binary_kind(std::string_view head) {
  for (const Kind& kind : kMagic) {
    if (head.starts_with(kind.sign)) return kind.name;
  }
  if (!head.starts_with("PK\x03\x04")) return {};
  for (const Kind& kind : kParts) {
    if (head.find(kind.sign) != std::string_view::npos) return kind.name;
  }
  return {};
}

std::string_view text_kind(std::string_view head) {
  head = past_mark(head);
  if (head.starts_with("WEBVTT")) return "WebVTT subtitles";
  if (head.starts_with("<?xml") || head.starts_with("<!DOCTYPE")) return "an XML file";
  if (is_subrip(head)) return "SubRip subtitles";
  if (is_json(head)) return "a JSON file";
  return {};
}

bool tells_kind(std::string_view ending) {
  // The longest are names of programs' own files, such as ".stringsdict".
  constexpr std::size_t kLongest = 16;
  if (ending.size() < 2 || ending.size() > kLongest) return false;
  ending.remove_prefix(1);
  return std::ranges::all_of(ending, is_ascii_alphanumeric) &&
         !std::ranges::all_of(ending, is_ascii_digit);
}

}  // namespace calque::text
