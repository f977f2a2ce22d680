#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/file_header.h"
#include "model/language.h"
#include "model/translation_unit.h"

namespace calque {

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
