#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"
#include "calque/unit.h"

namespace calque {

struct DelimitedWriteOptions {
  char separator = '\t';
  /// The columns, by basic filtering: "en" takes in "en-US". At least two.
  std::vector<Language> languages;
  bool header = true;  ///< A first row of language tags.
};

/// What became of the units that were given to a writer.
struct DelimitedWriteReport {
  std::uint64_t units = 0;
  std::uint64_t rows = 0;
  std::uint64_t units_left_out = 0;     ///< With text in fewer than two of the languages.
  std::uint64_t variants_left_out = 0;  ///< In none of the languages.
  std::uint64_t tags_left_out = 0;

  /// A line for each kind of loss, for people; empty when nothing is lost.
  std::vector<std::string> losses() const;
};

/// Appends a field of CSV or TSV, quoted where it must be.
void append_delimited_field(std::string& row, std::string_view text, char separator);

/// Writes units as rows of CSV or TSV, the text alone, UTF-8. Several variants of one language make
/// several rows, in which the other languages repeat their first. CSV has the line ends of RFC 4180
/// (CRLF), TSV those of Unix; fields are quoted where they must be.
class DelimitedWriter {
 public:
  /// Writes the header. `out` must outlive the writer. Throws UsageError for fewer than two
  /// languages.
  DelimitedWriter(std::ostream& out, DelimitedWriteOptions options);

  /// Throws Error when the stream fails.
  void write(const TranslationUnit& unit);

  /// Flushes; nothing may be written after it. Throws Error when the stream fails.
  const DelimitedWriteReport& finish();

 private:
  void field(std::string_view text);
  void end_row();

  std::ostream& out_;
  DelimitedWriteOptions options_;
  DelimitedWriteReport report_;
  std::string row_;
  bool row_begun_ = false;
};

}  // namespace calque
