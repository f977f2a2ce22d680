#pragma once

#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "glossary/glossary_sink.h"
#include "glossary/glossary_source.h"

namespace calque::glossary {

/// A format of glossary files: a row of glossary_formats(). A null function is something that is
/// not done with such files.
struct GlossaryFormat {
  /// True when a file that begins with this text is of this format.
  using Recognise = bool (*)(std::string_view beginning);
  /// Reads up to the first entry; `beginning` is the start of the text. Throws InputError.
  using Read = std::unique_ptr<GlossarySource> (*)(text::ByteSource source,
                                                   std::string_view beginning,
                                                   const GlossaryReadOptions& options);
  /// Writes what stands before the first entry. `out` must outlive what is returned.
  using Write = std::unique_ptr<GlossarySink> (*)(std::ostream& out,
                                                  const GlossarySinkOptions& options);

  std::string_view ids;      ///< On the command line, the one that is shown first: "tbx2 tbx".
  std::string_view name;     ///< In messages: "TBX-Basic 2".
  std::string_view endings;  ///< Of names of files that are written so; "" takes any format's.
  Recognise recognise = nullptr;
  Read read = nullptr;
  Write write = nullptr;
  bool pairs = false;  ///< A line is a term and its translation: two languages have to be named.

  /// The id that is shown.
  std::string_view id() const { return ids.substr(0, ids.find(' ')); }
};

/// All formats, in the order in which they are documented; the first is written where nothing says
/// another.
std::span<const GlossaryFormat> glossary_formats();

/// Null when there is no format with this id.
const GlossaryFormat* glossary_format(std::string_view id);

/// The format that a file of this name is written in: by its ending, the first for a name without
/// one; null where that tells none.
const GlossaryFormat* written_glossary_format(const std::string& path);

/// The format of a text by its beginning, not by the file's name: terms come as .txt in every
/// format. What no format recognises is a table.
const GlossaryFormat& read_glossary_format(std::string_view beginning);

}  // namespace calque::glossary
