#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/rebuild.h"
#include "text/encoder.h"
#include "text/whole_file.h"

namespace calque {
class Language;
}

namespace calque::document {

class SegmentSource;

/// A format of articles: a row of formats(). It has one of `read_text` and `read_package`.
struct Format {
  /// True when a file with these bytes is of this format.
  using Recognise = bool (*)(std::string_view bytes);
  /// Reads the decoded file, valid UTF-8 without the character NUL. Throws InputError.
  using ReadText = Document (*)(std::string_view text);
  /// Reads a file of several parts; `name` stands in messages. Throws InputError.
  using ReadPackage = Document (*)(const std::string& bytes, const std::string& name,
                                   const ReadOptions& options);
  /// The edits that a segment makes in its part; nothing when it cannot be written.
  using Write = std::optional<SegmentEditing> (*)(std::string_view part,
                                                  const SegmentSource& source,
                                                  const SegmentEdit& segment, const Render& render);

  std::string_view id;        ///< On the command line: "md".
  std::string_view name;      ///< In messages: "Markdown".
  std::string_view endings;   ///< Of names, see text::has_ending.
  std::string_view datatype;  ///< What XLIFF calls it.
  Recognise recognise = nullptr;
  ReadText read_text = nullptr;
  ReadPackage read_package = nullptr;
  Write write = nullptr;
  /// Most bytes that are read: what is made of some formats is many times as large.
  std::size_t largest = text::kLargestDocument;
  /// The encoding that the file says it has, empty for none; null where it cannot say one.
  std::string (*declared_encoding)(std::string_view bytes) = nullptr;
  /// The edits of the decoded file that make it one in another language; may be null.
  std::vector<text::TextEdit> (*set_language)(std::string_view text,
                                              const Language& language) = nullptr;
  /// What becomes of characters that the file's encoding does not have.
  text::Unencodable unencodable = text::Unencodable::refuse;
  /// Paragraphs are strings of a program: each is one segment, a key tells it from others, and what
  /// stands before and after it means nothing.
  bool strings = false;
  /// Files with its endings are of many kinds: only what `recognise` knows is of this one.
  bool shares_endings = false;
  bool verbatim = false;  ///< Paragraphs stand in the file byte for byte.
  /// What the text says tells where a paragraph ends, so that translations may end elsewhere.
  bool joined_by_text = false;

  bool is_package() const { return read_package != nullptr; }
};

/// All formats, in the order in which they are documented. The first is plain text.
std::span<const Format> formats();

/// The format with this id, or null.
const Format* find_format(std::string_view id);

/// The format of a file by its name, else by its content; plain text where the name has no ending
/// and the content is none that other programs read.
/// @throws InputError, without the name, for any other file: what it is, and what can be read.
const Format& known_format(std::string_view bytes, const std::string& name);

/// "plain text (.txt .text), Markdown (.md .markdown), ... or ...".
std::string formats_in_words();

}  // namespace calque::document
