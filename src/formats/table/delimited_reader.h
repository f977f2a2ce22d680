#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calque/format.h"
#include "calque/language.h"
#include "calque/unit.h"
#include "formats/issue_log.h"
#include "formats/table/delimited_records.h"
#include "formats/table/table_headings.h"
#include "text/byte_source.h"

namespace calque {

struct DelimitedReadOptions {
  /// Languages of the columns; empty: the first row names them.
  std::vector<Language> languages;
  /// NUL: worked out from the first line.
  char separator = '\0';
  /// Repair characters and leave out rows that cannot be read, instead of refusing the file.
  bool lenient = false;
  /// Used instead of UTF-8 or what a byte order mark says, unless empty.
  std::string encoding;
  /// What quotes are, see DelimitedRecords.
  DelimitedRecords::Quotes quotes = DelimitedRecords::Quotes::around_fields;
};

/// Reads units from CSV or TSV: a row is a unit, a column a language; an empty field is no variant.
///
/// The first row may name the columns (table_headings.h): texts by their languages, keys, ids,
/// notes; a column of any other name becomes a property of that type. When languages are given, a
/// first row that names all of these is taken so, and every other one is text. The first of the
/// languages is the source.
class DelimitedReader {
 public:
  /// Reads the first row. Throws InputError.
  explicit DelimitedReader(text::ByteSource source, DelimitedReadOptions options = {});

  /// The languages of the columns, that of the source first; "und" where each row names its own.
  const std::vector<Language>& languages() const { return headings_.languages; }

  /// Replaces `unit` by the next one; false at the end. Throws InputError naming file, line and
  /// reason.
  bool next(TranslationUnit& unit);

  const std::vector<ReadIssue>& issues() const { return log_.issues(); }
  std::uint64_t skipped_units() const { return log_.skipped(); }

  /// Where the unit given last begins.
  const ReadPlace& place() const { return place_; }

  /// For progress.
  const text::ByteSource& source() const { return records_.decoder().source(); }

 private:
  void read_first_row();
  void take_first_row();
  bool take(DelimitedRecord& record, TranslationUnit& unit);
  bool put_all(std::vector<std::string> fields, TranslationUnit& unit);
  static void put(const UnitColumn& column, const Language& language, std::string text,
                  TranslationUnit& unit);
  std::string clean(std::string text);
  void defect(ReadIssue::Kind kind, std::string_view message);

  DelimitedReadOptions options_;
  std::string name_;
  DelimitedRecords records_;
  TableHeadings headings_;
  DelimitedRecord pending_;
  bool has_pending_ = false;
  IssueLog log_;
  ReadPlace place_;
};

}  // namespace calque
