#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "calque/format.h"
#include "calque/glossary.h"
#include "calque/language.h"
#include "text/byte_source.h"

namespace calque::glossary {

struct GlossaryFormat;

struct GlossaryReadOptions {
  /// Of the terms, where the file does not name them: the columns of a table in their order.
  std::vector<Language> languages = {};
  /// Used instead of what the file says, unless empty.
  std::string encoding = {};
  /// Repair characters and leave out entries that cannot be read, instead of refusing the file.
  bool lenient = false;
  /// Quotes in a table are part of its texts, and stand around no field.
  bool quotes_are_text = false;
  /// What the file is, whatever its content says; null leaves it to that.
  const GlossaryFormat* format = nullptr;
};

/// A glossary file, whatever its format.
class GlossarySource {
 public:
  GlossarySource() = default;
  GlossarySource(const GlossarySource&) = delete;
  GlossarySource& operator=(const GlossarySource&) = delete;
  virtual ~GlossarySource() = default;

  /// Replaces `entry` by the next one; false at the end. Throws InputError.
  virtual bool next(Entry& entry) = 0;

  /// What the file says about itself as JSON, for BatchInfo; empty where it says nothing.
  virtual std::string header_json() const = 0;

  /// Bytes of the file read so far, for progress.
  virtual std::uint64_t bytes_read() const = 0;

  virtual ReadSummary summary() const = 0;
};

/// Opens a file ("-": standard input) and reads up to its first entry. Throws InputError.
std::unique_ptr<GlossarySource> open_glossary(const std::string& path,
                                              const GlossaryReadOptions& options = {});

/// The same for the content of a file; `name` is used in messages.
std::unique_ptr<GlossarySource> open_glossary_text(std::string bytes, std::string name,
                                                   const GlossaryReadOptions& options = {});

}  // namespace calque::glossary
