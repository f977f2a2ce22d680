#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/decoder_window.h"

namespace calque {

/// A record of more text than this is not read.
inline constexpr std::size_t kMaxRecordBytes = std::size_t{32} * 1024 * 1024;

/// One row of a table.
struct DelimitedRecord {
  std::vector<std::string> fields;
  std::uint64_t line = 0;     ///< Of its start, from 1.
  std::string defect;         ///< What is not as RFC 4180 has it; the fields are a guess then.
  std::size_t bad_bytes = 0;  ///< Places where U+FFFD stands for bytes that could not be decoded.
};

/// Splits comma-, semicolon- or tab-separated text into records as RFC 4180 has it: a field that
/// begins with a quote ends with one, may hold separators and line ends, and doubles its quotes. A
/// record ends with LF or CRLF. One record is in memory at a time.
///
/// Many programs write tab-separated text without quoting. With tabs, text that begins with a quote
/// but does not end so is taken as it is; and where the file has such a field, or quotes within
/// fields that do not begin with one, only a field that is quoted whole on its line is unquoted.
class DelimitedRecords {
 public:
  /// What quotes are.
  enum class Quotes : std::uint8_t { around_fields, text };

  /// A `separator` of NUL is worked out from the first line: a tab when it has one, else the more
  /// frequent of comma and semicolon.
  DelimitedRecords(text::Decoder decoder, char separator, Quotes quotes = Quotes::around_fields);

  /// False at the end. Throws InputError when a record is larger than kMaxRecordBytes.
  bool next(DelimitedRecord& record);

  char separator() const { return separator_; }
  const text::Decoder& decoder() const { return window_.decoder(); }

 private:
  // Positions count from the start of the view, where the record begins.
  std::string_view view() const { return window_.view(); }
  bool more();
  bool need(std::size_t size);
  void detect_separator();
  std::size_t find_first_of(std::string_view characters, std::size_t from);
  std::size_t find(char c, std::size_t from);
  bool ends_field(std::size_t at);
  std::size_t take_field(std::size_t at, DelimitedRecord& record);
  std::size_t take_quoted(std::size_t at, std::string& field);
  std::size_t farthest_quote(std::size_t at);
  bool is_whole(std::size_t at, std::size_t end);
  bool lines_fit(std::size_t end);
  void weigh_quotes();
  std::size_t line_end_at(std::size_t at);
  void finish(std::size_t length, DelimitedRecord& record);

  /// How far a quoted field may reach.
  enum class Reach : std::uint8_t {
    nowhere,      ///< Quotes are text.
    line,         ///< With tabs, where quotes are text elsewhere in the file.
    undecided,    ///< With tabs: over lines that are no rows themselves.
    across_lines  ///< As RFC 4180 has it.
  };

  text::DecoderWindow window_;
  char separator_;
  Reach reach_;
  std::size_t columns_ = 0;  ///< Fields of the first record.
};

}  // namespace calque
