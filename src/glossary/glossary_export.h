#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "calque/glossary.h"

namespace calque::glossary {

struct GlossaryExportOptions {
  std::string_view format = "tbx2";  ///< Id of a row of glossary_formats() (glossary_format.h).
  EntryFilter filter = {};
  /// Terms in other languages are left out; empty: all are written. Formats of pairs need two.
  std::vector<Language> languages = {};
  std::string source = {};  ///< What the header of TBX says about where the glossary comes from.
  std::string date = {};    ///< YYYY-MM-DDThh:mm:ssZ
};

struct GlossaryExportReport {
  std::uint64_t written = 0;        ///< Entries, or pairs.
  std::vector<std::string> losses;  ///< What the format cannot carry, for people.
  /// Entries that the file of the memory holds and that cannot be read, for people.
  std::vector<std::string> unreadable;
};

/// Calls `on_entry` after each entry; it may throw to end the export. Throws Error when the stream
/// fails, UsageError for languages that the format cannot take.
GlossaryExportReport export_glossary(Glossary& glossary, std::ostream& out,
                                     const GlossaryExportOptions& options,
                                     const std::function<void(std::uint64_t)>& on_entry = {});

}  // namespace calque::glossary
