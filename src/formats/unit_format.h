#pragma once

#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/byte_source.h"

namespace calque {

class BilingualDocument;
class UnitSink;
class UnitSource;
struct BilingualOptions;
struct UnitSinkOptions;
struct UnitSourceOptions;

/// A choice that one format has for what it writes.
struct FormatSetting {
  std::string_view name;  ///< Also of the option on the command line: "profile".
  std::string_view description;
  std::vector<std::string_view> choices;
  std::string_view otherwise;  ///< The choice that stands where none is made.
};

/// A format of files that hold translation units: a row of unit_formats(). A null function is
/// something that is not done with such files.
struct UnitFormat {
  /// True when a file that begins with these bytes is of this format.
  using Recognise = bool (*)(std::string_view head);
  /// Reads up to the first unit. Throws InputError.
  using Read = std::unique_ptr<UnitSource> (*)(text::ByteSource source,
                                               const UnitSourceOptions& options);
  /// Reads a file whole, to be filled; `name` stands in messages. Throws InputError.
  using Open = std::unique_ptr<BilingualDocument> (*)(std::string bytes, const std::string& name,
                                                      const BilingualOptions& options);
  /// `out` must outlive what is returned. Throws UsageError for options that the format cannot
  /// take.
  using Write = std::unique_ptr<UnitSink> (*)(std::ostream& out, const UnitSinkOptions& options);

  std::string_view id;       ///< On the command line: "tmx".
  std::string_view name;     ///< In messages: "TMX".
  std::string_view endings;  ///< Of names, see text::has_ending.
  Recognise recognise = nullptr;
  Read read = nullptr;  ///< Where it is null, units are made of what `open` gives.
  Open open = nullptr;
  Write write = nullptr;
  std::vector<FormatSetting> settings = {};  ///< Of `write`.

  bool is_read() const { return read != nullptr || open != nullptr; }
  bool is_filled() const { return open != nullptr; }
  bool is_written() const { return write != nullptr; }
};

/// All formats, in the order in which they are documented.
std::span<const UnitFormat> unit_formats();

/// Throws UsageError when there is no format with this id.
const UnitFormat& unit_format(std::string_view id);

/// The format that a file of this name is written in, by its ending; null where that tells none.
const UnitFormat* written_format(const std::string& path);

/// The format of a file that is to be read: by its name and, where it is a regular file, by what it
/// begins with. What is recognised wins over the name, unless this is of a format that content
/// cannot tell. Null where neither tells.
const UnitFormat* known_format(const std::string& path);

}  // namespace calque
