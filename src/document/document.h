#pragma once

#include <cstddef>
#include <memory>
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
  header,
  footer,
  comment
};

/// "heading", "list-item", ...
std::string_view kind_name(ParagraphKind kind);

/// How text is written where it is not as in the rest of its file.
enum class Notation {
  own,            ///< As the format has it.
  html,           ///< HTML in a Markdown file.
  attribute,      ///< The value of an attribute of HTML.
  link_title,     ///< The title of a link in Markdown, within its quotes.
  plain_scalar,   ///< In front matter, the whole value without quotes.
  single_quoted,  ///< The same within quotes: YAML doubles them.
  double_quoted,  ///< The same with backslashes.
  literal,        ///< The same within quotes of TOML that cannot stand inside.
  folded,         ///< Lines of a block of YAML.
  flow_scalar,    ///< As a plain scalar, in brackets, where commas end it.
  literal_block,  ///< A block of YAML whose lines stay.
  folded_block    ///< One whose lines are joined.
};

/// A form of a plural, and where it stands in the file: enough to write one more beside it.
struct PluralForm {
  std::string group;           ///< The key that the forms of one plural share.
  std::string category;        ///< "one", "other", ...: see text/plural_category.h.
  SourceRange whole;           ///< The element or entry, with its name.
  SourceRange name;            ///< The category in its name.
  std::string_view separator;  ///< Between two forms, before white space: "," in JSON.
};

/// What a file of strings says of one of them.
struct StringEntry {
  std::string key;   ///< Its name; those of the lists and objects around it stand before.
  std::string note;  ///< Remarks of its author; may be empty.
  std::optional<PluralForm> plural{};
};

struct Paragraph {
  ParagraphKind kind = ParagraphKind::text;
  int level = 0;  ///< Of a heading (1 to 6) or a list item (1: outermost); else 0.
  Notation notation = Notation::own;  ///< Anything but `own` and `html` has no tags.
  /// Where the paragraph begins: in bytes, in the decoded file, or in the XML part of a package
  /// (.docx, .odt). Plain text stands there byte for byte.
  std::size_t offset = 0;
  std::size_t code_point_offset = 0;  ///< The same in code points; plain text only, else 0.
  /// The text without white space at its ends. A line break that the author set is a line feed.
  Segment content;
  SourceMap source;
  std::shared_ptr<StringEntry> entry;  ///< Of a file of strings; else null.
};

struct Format;

/// Something that a reader did not take for text, and how often.
struct LeftOut {
  std::string_view what;  ///< In the singular: "block of code".
  std::size_t count = 0;
};

struct Document {
  const Format* format = nullptr;    ///< Set by parse_document.
  std::optional<Language> language;  ///< As the file declares it.
  std::vector<Paragraph> paragraphs;
  std::vector<std::string> parts;  ///< Paths of a package's XML parts that have text.
  std::vector<LeftOut> left_out;   ///< What a person might take for text and is not read.

  void leave_out(std::string_view what, std::size_t count = 1);
};

/// "2 blocks of code, 1 formula"; empty where nothing was left out.
std::string left_out_in_words(const Document& document);

/// Texts that are read only where they are asked for.
struct Include {
  bool comments = false;    ///< Remarks beside the text.
  bool properties = false;  ///< Title, subject and keywords of the file.
  bool hidden = false;      ///< Hidden sheets, rows, columns and slides.
  bool masters = false;     ///< Layouts that slides are made from.
};

struct ReadOptions {
  const Format* format = nullptr;  ///< Null: by the name, or else by the content.
  std::string encoding;            ///< IANA name; empty: as the file says, or UTF-8.
  Include include{};
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
