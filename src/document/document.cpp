#include "document/document.h"

#include <algorithm>
#include <array>
#include <utility>

#include "calque/error.h"
#include "document/format.h"
#include "text/byte_source.h"
#include "text/decoder.h"
#include "text/file_kind.h"
#include "text/utf8.h"
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

/// Whatever its name says: a renamed PDF is no text.
void refuse_known_binary(std::string_view bytes) {
  const std::string_view kind = text::binary_kind(bytes.substr(0, 4096));
  if (!kind.empty()) throw InputError("it is " + std::string(kind) + ", no text");
  if (bytes.starts_with("PK\x03\x04")) throw InputError("it is a zip file, no text");
}

/// No article has the character NUL; programs, pictures and undeclared UTF-16 do. Nor does one have
/// many control characters, or many bytes that its encoding does not have.
void refuse_binary(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) {
    throw InputError(
        "it has zero bytes: it is no text, or in an encoding that it does not declare; convert it "
        "to UTF-8");
  }
  // Text of a Western language in Latin-1 has some five wrong bytes in a hundred and is read with
  // them left out; other alphabets in an old encoding, and compressed data, have more than thirty.
  constexpr std::size_t kOneIn = 8;
  std::size_t wrong = 0;
  for (std::size_t at = text.find("\uFFFD"); at < text.size(); at = text.find("\uFFFD", at + 3)) {
    ++wrong;
  }
  for (const char c : text) {
    // Those that text has: tab to carriage return, Ctrl-Z at the end, the escape of terminals.
    const bool control = static_cast<unsigned char>(c) < ' ' && (c < '\t' || c > '\r');
    if (control && c != '\x1A' && c != '\x1B') ++wrong;
  }
  if (wrong * kOneIn <= text::count_code_points(text)) return;
  throw InputError(
      "it does not look like text: too many of its bytes are no characters; if it is in another "
      "encoding than UTF-8, convert it or give --encoding");
}

Document read_text(std::string bytes, const std::string& name, const Format& format,
                   const ReadOptions& options) {
  refuse_known_binary(bytes);
  const std::string encoding = encoding_of(bytes, format, options);
  const std::string text = decode(std::move(bytes), name, encoding);
  refuse_binary(text);
  return format.read_text(text);
}

}  // namespace

std::string_view kind_name(ParagraphKind kind) {
  constexpr auto kNames = std::to_array<std::string_view>({"text", "title", "heading", "list-item",
                                                           "table-cell", "quotation", "caption",
                                                           "note", "header", "footer", "comment"});
  return kNames.at(static_cast<std::size_t>(kind));
}

void Document::leave_out(std::string_view what, std::size_t count) {
  if (count == 0) return;
  const auto found = std::ranges::find(left_out, what, &LeftOut::what);
  if (found == left_out.end()) {
    left_out.push_back({what, count});
  } else {
    found->count += count;
  }
}

std::string left_out_in_words(const Document& document) {
  std::string out;
  for (const LeftOut& left : document.left_out) {
    if (!out.empty()) out += ", ";
    out += std::to_string(left.count) + " ";
    // The first word is the noun: "blocks of code".
    const std::size_t noun = std::min(left.what.find(' '), left.what.size());
    out.append(left.what.substr(0, noun)).append(left.count == 1 ? "" : "s");
    out += left.what.substr(noun);
  }
  return out;
}

std::string encoding_of(std::string_view bytes, const Format& format, const ReadOptions& options) {
  if (!options.encoding.empty() || format.declared_encoding == nullptr) return options.encoding;
  return format.declared_encoding(bytes);
}

Document parse_document(std::string bytes, const std::string& name, const ReadOptions& options) {
  Document document;
  try {
    const Format& format = options.format == nullptr ? known_format(bytes, name) : *options.format;
    refuse_too_large(bytes, format);
    document = format.is_package() ? format.read_package(bytes, name, options)
                                   : read_text(std::move(bytes), name, format, options);
    document.format = &format;
  } catch (const InputError& error) {
    const std::string message = error.what();
    // The decoder's errors name the file already, those of the formats do not.
    throw InputError(message.starts_with(name) ? message : name + ": " + message);
  }
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
