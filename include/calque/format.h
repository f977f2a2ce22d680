#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"
#include "calque/unit.h"

namespace calque::text {
class ByteSource;
}

namespace calque {

/// What a file of units says about itself; the names are those of TMX.
struct FileHeader {
  std::string version;                ///< As written on the root: "1.4"; empty when missing.
  bool present = false;               ///< False for a file without a header.
  std::vector<Attribute> attributes;  ///< As written, in order.
  std::vector<Note> notes;
  std::vector<Property> properties;
  std::string user_encodings;  ///< The `ude` elements as they are, XML.

  /// The value of the attribute, whose case does not count; an empty text for none.
  std::string_view attribute(std::string_view name) const;
};

/// A place in a file that is imported.
struct ReadPlace {
  std::uint64_t line = 0;
  std::uint64_t unit = 0;  ///< Number of the unit in the file, from 1; 0 outside of units.
  std::string tuid;
};

/// Something worth knowing that did not stop an import.
struct ReadIssue {
  enum class Kind {
    remark,    ///< Unusual, read without a loss.
    repaired,  ///< Characters were replaced; the unit is kept.
    skipped,   ///< A unit was left out.
    truncated  ///< The file is cut off.
  };
  Kind kind = Kind::remark;
  ReadPlace place;
  std::string message;
  std::uint64_t count = 1;  ///< Remarks alike are counted on the first of them.
};

/// "memory.tmx:12: unit 3 (tuid a7): message".
std::string describe(std::string_view file, const ReadPlace& place, std::string_view message);

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
  std::string_view endings;  ///< Of names, with spaces between: ".tmx .tmx.gz".
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

struct UnitSourceOptions {
  /// Of a table's columns, where its first row does not name them; of the source and the target of
  /// a bilingual file, where it names none.
  std::vector<Language> languages = {};
  std::string encoding = {};  ///< Used instead of what the file says, unless empty.
  bool lenient = false;       ///< See the options of the readers.
  bool drafts = false;        ///< Of a bilingual file, take translations marked as drafts.
  /// Of a table, quotes are part of its texts, and never stand around fields.
  bool quotes_are_text = false;
};

/// What was met while reading.
struct ReadSummary {
  std::vector<ReadIssue> issues;
  std::uint64_t skipped = 0;   ///< Units left out by lenient reading.
  std::uint64_t repaired = 0;  ///< Units in which characters were replaced.
  bool truncated = false;      ///< The file ended early; what came before was read.
};

/// A file of units, whatever its format.
class UnitSource {
 public:
  UnitSource() = default;
  UnitSource(const UnitSource&) = delete;
  UnitSource& operator=(const UnitSource&) = delete;
  virtual ~UnitSource() = default;

  /// Replaces `unit` by the next one; false at the end. Throws InputError.
  virtual bool next(TranslationUnit& unit) = 0;

  /// The line of the file, from 1, in which the unit given last begins.
  virtual std::uint64_t line() const = 0;

  /// Name of the file, without its folders.
  virtual std::string name() const = 0;

  /// Nothing where the format has none.
  virtual std::optional<FileHeader> header() const { return std::nullopt; }

  /// Bytes of the file read so far, for progress.
  virtual std::uint64_t bytes_read() const = 0;

  virtual ReadSummary summary() const = 0;
};

/// The name under which a file is recorded as the origin of what it holds: without its folders, and
/// UTF-8 whatever it is in the file system. "-" is the standard input.
std::string source_name(const std::string& path);

/// Opens a file ("-": standard input) and reads up to its first unit. Throws InputError, and
/// UsageError for a format that is not read.
std::unique_ptr<UnitSource> open_units(const std::string& path, const UnitFormat& format,
                                       const UnitSourceOptions& options = {});

struct UnitSinkOptions {
  std::optional<Language> source = {};  ///< The source language of the file.
  std::optional<Language> target = {};  ///< For formats of one source and one target.
  /// The columns of a table, where neither source nor target is given.
  std::vector<Language> languages = {};
  std::string creation_date = {};  ///< `YYYYMMDDThhmmssZ`; empty: the file names none.
  /// Notes, properties and encodings of the files that the units come from, asked for by formats
  /// that have a place for them; may be missing.
  std::function<FileHeader()> header = {};
  bool uids = false;  ///< Also write by what name each unit is known, where the format can.
  /// By the names of the format's settings; what is missing is as they say.
  std::map<std::string, std::string, std::less<>> settings = {};

  /// The choice made for a setting; `otherwise` where none was.
  std::string_view setting(std::string_view name, std::string_view otherwise) const {
    const auto found = settings.find(name);
    return found == settings.end() ? otherwise : std::string_view(found->second);
  }
};

struct UnitSinkReport {
  std::uint64_t written = 0;        ///< Units, as the format counts them.
  std::vector<std::string> losses;  ///< A line for each kind of loss, for people.
};

/// A file of units that is written, whatever its format.
class UnitSink {
 public:
  UnitSink() = default;
  UnitSink(const UnitSink&) = delete;
  UnitSink& operator=(const UnitSink&) = delete;
  virtual ~UnitSink() = default;

  /// Throws Error when the stream fails.
  virtual void write(const TranslationUnit& unit) = 0;

  /// Writes the end and flushes; nothing may be written after it. Throws Error when the stream
  /// fails.
  virtual UnitSinkReport finish() = 0;
};

}  // namespace calque
