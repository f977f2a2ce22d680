#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "glossary/glossary_sink.h"
#include "glossary/table_layout.h"

namespace calque::glossary {

/// Writes entries as rows of a table, CSV by RFC 4180 or tab-separated. Its columns have to be
/// known before the first row is written: it looks at all entries first.
class TableWriter : public GlossarySink {
 public:
  /// `out` must outlive the writer.
  TableWriter(std::ostream& out, char separator, std::vector<Language> languages)
      : out_(out), separator_(separator), layout_(std::move(languages)) {}

  bool looks_first() const override { return true; }
  void look(const Entry& entry) override { layout_.add(entry); }
  void write(const Entry& entry) override;
  void finish() override;
  std::uint64_t written() const override { return written_; }
  std::vector<std::string> losses() const override;

 private:
  void write_names();
  void write_row(const std::vector<std::string>& fields);

  std::ostream& out_;
  char separator_;
  TableLayout layout_;
  bool has_names_ = false;
  std::uint64_t written_ = 0;
  std::uint64_t data_left_out_ = 0;
};

}  // namespace calque::glossary
