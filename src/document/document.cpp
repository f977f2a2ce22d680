#include "document/document.h"

#include <array>
#include <utility>

#include "calque/error.h"
#include "document/format.h"
#include "text/byte_source.h"
#include "text/decoder.h"
#include "text/whole_file.h"

namespace calque::document {
namespace {

std::string decode(std::string bytes, const std::string& name, const std::string& encoding) {
  text::Decoder decoder(text::ByteSource::from_memory(std::move(bytes), name),
                        {.forced_encoding = encoding, .xml = false, .default_encoding = "UTF-8"});
  std::string text;
  while (decoder.read(text)) decoder.take_bad_bytes();  // a list of them could be larger
  return text;
}

void refuse_too_large(std::string_view bytes, const Format& format) {
  if (bytes.size() <= format.largest) return;
  throw InputError(std::string(format.name) + " of more than " +
                   std::to_string(format.largest >> 20U) + " MiB is not read; split it");
}

/// No article has the character NUL; programs, pictures and undeclared UTF-16 do.
void refuse_binary(std::string_view text) {
  if (text.find('\0') == std::string_view::npos) return;
  throw InputError(
      "it has zero bytes: it is no text, or in an encoding that it does not declare; convert it to "
      "UTF-8");
}

Document read_text(std::string bytes, const std::string& name, const Format& format,
                   const ReadOptions& options) {
  const std::string encoding = encoding_of(bytes, format, options);
  const std::string text = decode(std::move(bytes), name, encoding);
  refuse_binary(text);
  return format.read_text(text);
}

}  // namespace

std::string_view kind_name(ParagraphKind kind) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"text", "title", "heading", "list-item", "table-cell",
                                       "quotation", "caption", "note", "code"});
  return kNames.at(static_cast<std::size_t>(kind));
}

std::string encoding_of(std::string_view bytes, const Format& format, const ReadOptions& options) {
  if (!options.encoding.empty() || format.declared_encoding == nullptr) return options.encoding;
  return format.declared_encoding(bytes);
}

Document parse_document(std::string bytes, const std::string& name, const ReadOptions& options) {
  const Format& format = options.format == nullptr ? known_format(bytes, name) : *options.format;
  Document document;
  try {
    refuse_too_large(bytes, format);
    document = format.is_package() ? format.read_package(bytes, name)
                                   : read_text(std::move(bytes), name, format, options);
  } catch (const InputError& error) {
    const std::string message = error.what();
    // The decoder's errors name the file already, those of the formats do not.
    throw InputError(message.starts_with(name) ? message : name + ": " + message);
  }
  document.format = &format;
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
