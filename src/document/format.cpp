#include "document/format.h"

#include <algorithm>

#include "document/docx/docx.h"
#include "document/docx/docx_edits.h"
#include "document/html/html.h"
#include "document/html/html_language.h"
#include "document/inline_edits.h"
#include "document/markdown/markdown.h"
#include "document/markdown/markdown_text.h"
#include "document/odt/odt.h"
#include "document/plain_text/plain_text.h"
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
     .endings = ".md .markdown",
     .datatype = "x-markdown",
     .read_text = read_markdown,
     .write = write_inline<escape_markdown, markdown_code>,
     .largest = 16 * kMebibyte},
    {.id = "html",
     .name = "HTML",
     .endings = ".html .htm .xhtml",
     .datatype = "html",
     .recognise = is_html,
     .read_text = read_html,
     .write = write_inline<escape_html>,
     .largest = 64 * kMebibyte,
     .declared_encoding = html_encoding,
     .set_language = html_language_edits,
     .unencodable = text::Unencodable::xml_reference},
    {.id = "docx",
     .name = "Word",
     .endings = ".docx",
     .datatype = "x-docx",
     .recognise = is_docx,
     .read_package = read_docx,
     .write = write_docx},
    {.id = "odt",
     .name = "OpenDocument text",
     .endings = ".odt",
     .datatype = "x-odt",
     .recognise = is_odt,
     .read_package = read_odt,
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

const Format& known_format(std::string_view bytes, const std::string& name) {
  const Format* format = text::format_by_name(formats(), text::format_ending(name), bytes);
  if (format == nullptr) format = text::format_by_content(formats(), bytes);
  return format == nullptr ? formats().front() : *format;
}

}  // namespace calque::document
