#include "document/document.h"

#include <algorithm>
#include <array>
#include <utility>

#include "document/readers.h"
#include "error.h"
#include "text/ascii.h"
#include "text/byte_source.h"
#include "text/decoder.h"
#include "text/whole_file.h"

namespace calque::document {
namespace {

// What is made of these is many times as large.
// gumbo has a node of more than a hundred bytes for as little as "<b>".
constexpr std::size_t kLargestHtml = std::size_t{64} << 20U;
constexpr std::size_t kLargestMarkdown = std::size_t{16} << 20U;

constexpr auto kFormatNames =
    std::to_array<std::pair<std::string_view, Format>>({{"txt", Format::plain_text},
                                                        {"text", Format::plain_text},
                                                        {"md", Format::markdown},
                                                        {"markdown", Format::markdown},
                                                        {"html", Format::html},
                                                        {"htm", Format::html},
                                                        {"xhtml", Format::html},
                                                        {"docx", Format::docx},
                                                        {"odt", Format::odt}});

std::string decode(std::string bytes, const std::string& name, const std::string& encoding) {
  text::Decoder decoder(text::ByteSource::from_memory(std::move(bytes), name),
                        {.forced_encoding = encoding, .xml = false, .default_encoding = "UTF-8"});
  std::string text;
  while (decoder.read(text)) decoder.take_bad_bytes();  // a list of them could be larger
  return text;
}

void refuse_too_large(std::string_view bytes, Format format) {
  if (format == Format::html && bytes.size() > kLargestHtml) {
    throw InputError("HTML of more than 64 MiB is not read; split it");
  }
  if (format == Format::markdown && bytes.size() > kLargestMarkdown) {
    throw InputError("Markdown of more than 16 MiB is not read; split it");
  }
}

/// No article has the character NUL; programs, pictures and undeclared UTF-16 do.
void refuse_binary(std::string_view text) {
  if (text.find('\0') == std::string_view::npos) return;
  throw InputError(
      "it has zero bytes: it is no text, or in an encoding that it does not declare; convert it to "
      "UTF-8");
}

Document read_text(const std::string& text, Format format) {
  refuse_binary(text);
  if (format == Format::plain_text) return read_plain_text(text);
  return format == Format::html ? read_html(text) : read_markdown(text);
}

Format guess_format(std::string_view bytes, std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos) {
    if (const auto format = format_of(text::lower_ascii(name.substr(dot + 1)))) return *format;
  }
  if (bytes.starts_with("PK")) {
    // OpenDocument 1.2, part 3, 3.3: the first entry of the package is `mimetype`, stored as it
    // is, so its content stands within the first bytes. Any other package is taken for Word's and
    // refused later if it is none.
    return bytes.find("application/vnd.oasis.opendocument") < 200 ? Format::odt : Format::docx;
  }
  // A byte order mark, comments and a document type fit in front of the root element.
  constexpr std::size_t kStart = 1000;
  const std::string start = text::lower_ascii(bytes.substr(0, kStart));
  const bool html = start.find("<html") != std::string::npos || start.starts_with("<!doctype html");
  return html ? Format::html : Format::plain_text;
}

}  // namespace

std::string_view kind_name(ParagraphKind kind) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"text", "title", "heading", "list-item", "table-cell",
                                       "quotation", "caption", "note", "code"});
  return kNames.at(static_cast<std::size_t>(kind));
}

std::optional<Format> format_of(std::string_view name) {
  const auto found =
      std::ranges::find(kFormatNames, name, &decltype(kFormatNames)::value_type::first);
  if (found == kFormatNames.end()) return std::nullopt;
  return found->second;
}

std::string encoding_of(std::string_view bytes, Format format, const ReadOptions& options) {
  if (!options.encoding.empty() || format != Format::html) return options.encoding;
  return html_encoding(bytes);
}

Format format_of(std::string_view bytes, std::string_view name, const ReadOptions& options) {
  return options.format ? *options.format : guess_format(bytes, name);
}

Document parse_document(std::string bytes, const std::string& name, const ReadOptions& options) {
  const Format format = format_of(bytes, name, options);
  Document document;
  try {
    if (format == Format::docx) {
      document = read_docx(bytes, name);
    } else if (format == Format::odt) {
      document = read_odt(bytes, name);
    } else {
      refuse_too_large(bytes, format);
      const std::string encoding = encoding_of(bytes, format, options);
      document = read_text(decode(std::move(bytes), name, encoding), format);
    }
  } catch (const InputError& error) {
    const std::string message = error.what();
    // The decoder's errors name the file already, those of the formats do not.
    throw InputError(message.starts_with(name) ? message : name + ": " + message);
  }
  document.format = format;
  return document;
}

FileBytes read_file_bytes(const std::string& path) {
  text::ByteSource source = text::ByteSource::open(path);
  FileBytes file;
  file.name = source.name();
  file.bytes = text::read_whole(source, text::kLargestDocument);
  return file;
}

Document read_document(const std::string& path, const ReadOptions& options) {
  FileBytes file = read_file_bytes(path);
  return parse_document(std::move(file.bytes), file.name, options);
}

}  // namespace calque::document
