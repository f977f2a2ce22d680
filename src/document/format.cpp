#include "document/format.h"

#include <algorithm>
#include <string>

#include "calque/error.h"
#include "document/docx/docx.h"
#include "document/html/html.h"
#include "document/html/html_language.h"
#include "document/inline_edits.h"
#include "document/markdown/markdown.h"
#include "document/opendocument/opendocument.h"
#include "document/package/office_edits.h"
#include "document/plain_text/plain_text.h"
#include "document/pptx/pptx.h"
#include "document/strings/android.h"
#include "document/strings/apple_strings.h"
#include "document/strings/json.h"
#include "document/strings/plist.h"
#include "document/strings/properties.h"
#include "document/strings/resx.h"
#include "document/strings/string_forms.h"
#include "document/strings/xml_content.h"
#include "document/strings/yaml.h"
#include "document/subtitles/subtitles.h"
#include "document/xlsx/xlsx.h"
#include "text/file_kind.h"
#include "text/format_choice.h"

namespace calque::document {
namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20U;

// Of Markdown and HTML many times as much is made: gumbo has a node of more than a hundred bytes
// for as little as "<b>".
constexpr Format kFormats[] = {
    {.id = "txt",
     .name = "plain text",
     .endings = ".txt .text",
     .datatype = "plaintext",
     .read_text = read_plain_text,
     .write = write_inline<plain_text>,
     .verbatim = true},
    {.id = "md",
     .name = "Markdown",
     .endings = ".md .markdown .mkd .mdown",
     .datatype = "x-markdown",
     .read_text = read_markdown,
     .write = write_markdown,
     .largest = 16 * kMebibyte},
    {.id = "mdx",
     .name = "MDX",
     .endings = ".mdx",
     .datatype = "x-mdx",
     .read_text = read_mdx,
     .write = write_mdx,
     .largest = 16 * kMebibyte},
    {.id = "html",
     .name = "HTML",
     .endings = ".html .htm .xhtml",
     .datatype = "html",
     .recognise = is_html,
     .read_text = read_html,
     .write = write_html,
     .largest = 64 * kMebibyte,
     .declared_encoding = html_encoding,
     .set_language = html_language_edits,
     .unencodable = text::Unencodable::xml_reference},
    {.id = "json",
     .name = "JSON",
     .endings = ".json",
     .datatype = "x-json",
     .recognise = is_json,
     .read_text = read_json,
     .write = write_json,
     .strings = true},
    {.id = "arb",
     .name = "Application Resource Bundle",
     .endings = ".arb",
     .datatype = "x-arb",
     .read_text = read_arb,
     .write = write_json,
     .set_language = arb_language_edits,
     .strings = true},
    {.id = "properties",
     .name = "Java properties",
     .endings = ".properties",
     .datatype = "javapropertyresourcebundle",
     .read_text = read_java_properties,
     .write = write_java_properties,
     // Each segment looks at all of the file, which a larger one would make slow.
     .largest = kMebibyte,
     .declared_encoding = properties_encoding,
     .strings = true},
    {.id = "yaml",
     .name = "YAML",
     .endings = ".yaml .yml",
     .datatype = "x-yaml",
     .read_text = read_yaml,
     .write = write_yaml,
     .largest = 16 * kMebibyte,
     .set_language = yaml_language_edits,
     .strings = true},
    {.id = "resx",
     .name = ".NET resources",
     .endings = ".resx .resw",
     .datatype = "resx",
     .recognise = is_resx,
     .read_text = read_resx,
     .write = write_xml_text,
     .declared_encoding = xml_encoding,
     .unencodable = text::Unencodable::xml_reference,
     .strings = true},
    {.id = "android",
     .name = "Android strings",
     .endings = ".xml",
     .datatype = "x-android",
     .recognise = is_android_strings,
     .read_text = read_android_strings,
     .write = write_android_strings,
     .declared_encoding = xml_encoding,
     .unencodable = text::Unencodable::xml_reference,
     .strings = true,
     .shares_endings = true},
    {.id = "strings",
     .name = "Apple strings",
     .endings = ".strings",
     .datatype = "x-strings",
     .read_text = read_apple_strings,
     .write = write_apple_strings,
     .strings = true},
    {.id = "stringsdict",
     .name = "Apple plural rules",
     .endings = ".stringsdict",
     .datatype = "x-stringsdict",
     .read_text = read_stringsdict,
     .write = write_xml_text,
     .declared_encoding = xml_encoding,
     .unencodable = text::Unencodable::xml_reference,
     .strings = true},
    {.id = "srt",
     .name = "SubRip subtitles",
     .endings = ".srt",
     .datatype = "x-subrip",
     .recognise = is_subrip,
     .read_text = read_subrip,
     .write = write_subrip,
     .largest = 16 * kMebibyte,
     .joined_by_text = true},
    {.id = "vtt",
     .name = "WebVTT subtitles",
     .endings = ".vtt",
     .datatype = "x-webvtt",
     .recognise = is_webvtt,
     .read_text = read_webvtt,
     .write = write_webvtt,
     .largest = 16 * kMebibyte,
     .joined_by_text = true},
    {.id = "docx",
     .name = "Word",
     .endings = ".docx .docm",
     .datatype = "x-docx",
     .recognise = is_docx,
     .read_package = read_docx,
     .write = write_office},
    {.id = "xlsx",
     .name = "Excel",
     .endings = ".xlsx .xlsm",
     .datatype = "x-xlsx",
     .recognise = is_xlsx,
     .read_package = read_xlsx,
     .write = write_office},
    {.id = "pptx",
     .name = "PowerPoint",
     .endings = ".pptx .pptm",
     .datatype = "x-pptx",
     .recognise = is_pptx,
     .read_package = read_pptx,
     .write = write_office},
    {.id = "odt",
     .name = "OpenDocument text",
     .endings = ".odt",
     .datatype = "x-odt",
     .recognise = is_odt,
     .read_package = read_odt,
     .write = write_inline<escape_odt>},
    {.id = "ods",
     .name = "OpenDocument spreadsheet",
     .endings = ".ods",
     .datatype = "x-ods",
     .recognise = is_ods,
     .read_package = read_ods,
     .write = write_inline<escape_odt>},
    {.id = "odp",
     .name = "OpenDocument presentation",
     .endings = ".odp",
     .datatype = "x-odp",
     .recognise = is_odp,
     .read_package = read_odp,
     .write = write_inline<escape_odt>},
};

}  // namespace

std::span<const Format> formats() {
  return kFormats;
}

const Format* find_format(std::string_view id) {
  const auto found = std::ranges::find(kFormats, id, &Format::id);
  return found == std::ranges::end(kFormats) ? nullptr : &*found;
}

std::string formats_in_words() {
  std::string out;
  for (const Format& format : kFormats) {
    const bool last = &format == &kFormats[std::size(kFormats) - 1];
    if (!out.empty()) out += last ? " or " : ", ";
    out += std::string(format.name) + " (" + std::string(format.endings) + ")";
  }
  return out;
}

const Format& known_format(std::string_view bytes, const std::string& name) {
  // A package's list of parts stands at its end, their names before each of them; the first ones
  // are enough.
  constexpr std::size_t kHead = 64 * std::size_t{1024};
  const std::string_view head = bytes.substr(0, kHead);
  const std::string ending = text::format_ending(name);
  const Format* named = text::format_by_name(formats(), ending, bytes);
  if (named != nullptr && (!named->shares_endings || named->recognise(bytes))) return *named;
  std::string_view kind = text::file_kind_of_ending(ending);
  // A template with PHP in it looks like a page; a Word template is packed as a document is.
  const Format* format = text::format_by_content(formats(), bytes);
  if (format != nullptr && (kind.empty() || format->is_package())) return *format;
  if (kind.empty()) kind = text::binary_kind(head);
  if (kind.empty() && !text::tells_kind(ending)) {
    if (head.starts_with("PK\x03\x04")) kind = "a zip file";
    if (kind.empty()) kind = text::text_kind(head);
    if (kind.empty()) return formats().front();
  }
  const std::string what = kind.empty()
                               ? "nothing tells what a file with the ending " + ending + " holds"
                               : "it is " + std::string(kind);
  throw InputError(what + ", which is not read as an article; read are " + formats_in_words() +
                   "; a file of sentences alone may be named .txt");
}

}  // namespace calque::document
