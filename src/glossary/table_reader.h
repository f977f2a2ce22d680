#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/format.h"
#include "formats/issue_log.h"
#include "formats/table/delimited_records.h"
#include "glossary/glossary_source.h"
#include "glossary/table_columns.h"

namespace calque::glossary {

/// Reads glossaries in lines of fields: UTX, OmegaT's tab-separated files, CSV and TSV with a row
/// of column names (see named_columns).
///
/// Fields are trimmed. In tab-separated files lines that begin with "#" are comments. UTX: the
/// first line names the languages, the last one of those that begin with "#" the columns, and "-"
/// is an empty field. Rows in fewer than two fields are refused where nothing names the columns.
class TableReader : public GlossarySource {
 public:
  /// `beginning` is the start of the text, to work out separator and format. Throws InputError.
  TableReader(text::ByteSource source, std::string_view beginning, GlossaryReadOptions options);

  bool next(Entry& entry) override;
  std::string header_json() const override;
  std::uint64_t bytes_read() const override;
  ReadSummary summary() const override;

 private:
  void read_utx_header();
  void read_first_row();
  bool next_row(DelimitedRecord& record);
  bool is_comment(const DelimitedRecord& record) const;
  std::optional<Entry> take(DelimitedRecord& record);
  std::string name_languages(const std::vector<std::string>& fields, Entry& entry) const;
  void put(std::size_t column, std::string text, Entry& entry);
  void add_terms(Entry& entry, const Language& language, std::string_view list) const;
  void mark_forbidden(Entry& entry) const;
  bool set_status(std::size_t column, const std::string& text, Entry& entry);
  Term* term_of(const TableColumn& column, Entry& entry);
  std::string clean(std::string text);
  void defect(ReadIssue::Kind kind, std::string_view message);

  GlossaryReadOptions options_;
  std::string name_;
  bool is_utx_;
  DelimitedRecords records_;
  std::vector<TableColumn> columns_;
  bool named_ = false;
  std::vector<std::string> header_lines_;
  std::optional<DelimitedRecord> pending_;
  std::optional<Entry> pending_entry_;
  std::vector<std::optional<std::size_t>> term_places_;  ///< By column, in the entry's terms.
  IssueLog log_;
  ReadPlace place_;
};

}  // namespace calque::glossary
