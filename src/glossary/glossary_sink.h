#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calque/glossary.h"
#include "calque/language.h"

namespace calque::glossary {

struct GlossarySinkOptions {
  /// Columns of a table, by basic filtering (empty: every language that there is); of a format of
  /// pairs the source and the target.
  std::vector<Language> languages = {};
  std::string source = {};  ///< What the header of TBX says about where the glossary comes from.
  std::string date = {};    ///< Of UTX: YYYY-MM-DDThh:mm:ssZ; left out when empty.
};

/// A glossary file that is being written, whatever its format.
class GlossarySink {
 public:
  GlossarySink() = default;
  GlossarySink(const GlossarySink&) = delete;
  GlossarySink& operator=(const GlossarySink&) = delete;
  virtual ~GlossarySink() = default;

  /// Whether `look` wants to see each entry before the first is written.
  virtual bool looks_first() const { return false; }
  virtual void look(const Entry& /*entry*/) {}

  /// Throws Error when the stream fails.
  virtual void write(const Entry& entry) = 0;

  /// Writes what follows the last entry.
  virtual void finish() {}

  /// Entries, or pairs, that were written.
  virtual std::uint64_t written() const = 0;

  /// A line for each kind of loss, for people.
  virtual std::vector<std::string> losses() const = 0;
};

}  // namespace calque::glossary
