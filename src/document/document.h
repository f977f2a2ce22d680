#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"
#include "calque/segment.h"
#include "document/source_map.h"

/// Articles as files: whatever their format (document/format.h), they become a list of paragraphs
/// with inline tags.
namespace calque::document {

enum class ParagraphKind {
  text,
  title,
  heading,
  list_item,
  table_cell,
  quotation,
  caption,
  note,
  code
};

/// "heading", "list-item", ...
std::string_view kind_name(ParagraphKind kind);

struct Paragraph {
  ParagraphKind kind = ParagraphKind::text;
  int level = 0;  ///< Of a heading (1 to 6) or a list item (1: outermost); else 0.
  /// Where the paragraph begins: in bytes, in the decoded file, or in the XML part of a package
  /// (.docx, .odt). Plain text stands there byte for byte.
  std::size_t offset = 0;
  std::size_t code_point_offset = 0;  ///< The same in code points; plain text only, else 0.
  /// The text without white space at its ends. A line break that the author set is a line feed.
  Segment content;
  SourceMap source;
};

struct Format;

struct Document {
  const Format* format = nullptr;    ///< Set by parse_document.
  std::optional<Language> language;  ///< As the file declares it.
  std::vector<Paragraph> paragraphs;
  std::vector<std::string> parts;  ///< Paths of a package's XML parts that have text.
};

struct ReadOptions {
  const Format* format = nullptr;  ///< Null: by the name, or else by the content.
  std::string encoding;            ///< IANA name; empty: as the file says, or UTF-8.
};

/// A file as it is, unpacked where it is gzip.
struct FileBytes {
  std::string name;  ///< For messages; also tells the format.
  std::string bytes;
};

/// Reads a file for parse_document; "-" is standard input.
/// @throws InputError when it cannot be read, or is larger than 128 MiB.
FileBytes read_file_bytes(const std::string& path);

/// The name of the encoding that a file in `format` (no package) is read with; empty for what a
/// byte order mark says, else UTF-8.
std::string encoding_of(std::string_view bytes, const Format& format, const ReadOptions& options);

/// Reads a file; "-" is standard input.
/// @throws InputError when it cannot be read, or is no document of its format.
Document read_document(const std::string& path, const ReadOptions& options = {});

/// The same for bytes in memory. `name` stands in messages, and its ending may tell the format.
Document parse_document(std::string bytes, const std::string& name,
                        const ReadOptions& options = {});

}  // namespace calque::document
