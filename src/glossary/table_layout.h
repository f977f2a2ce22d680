#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "calque/glossary.h"

namespace calque::glossary {

/// Which columns a glossary needs as a table that named_columns reads: "id", what is said about
/// entries, then for each language its terms (as many columns as the entry with most has), each
/// followed by what is said about it. Made of all entries, then used for each.
class TableLayout {
 public:
  /// `languages`: the columns by basic filtering; empty: every language that there is.
  explicit TableLayout(std::vector<Language> languages) : languages_(std::move(languages)) {}

  /// Sees to it that there are columns for the entry.
  void add(const Entry& entry);

  std::vector<std::string> names() const;

  /// One field a name; "" where there is nothing.
  std::vector<std::string> fields(const Entry& entry) const;

  /// How many data and terms of the entry have no column: data with parts of their own, data of a
  /// language that are no definition, terms of other languages.
  std::size_t left_out(const Entry& entry) const;

 private:
  /// Names of columns, each with the most values that one entry, or term, has.
  using Counts = std::vector<std::pair<std::string, std::size_t>>;
  struct TermColumns {
    bool status = false;
    bool part_of_speech = false;
    bool identifier = false;
    Counts data;
  };
  struct LanguageColumns {
    std::string name;
    std::size_t definitions = 0;
    std::vector<TermColumns> terms;
  };

  /// Indonesian in the first column would be read as the id.
  bool has_identifiers() const {
    return identifier_ || (data_.empty() && !columns_.empty() && columns_.front().name == "id");
  }
  static void raise(Counts& counts, const std::vector<Datum>& data, bool about_term);
  static void append(std::vector<std::string>& fields, const Counts& counts,
                     const std::vector<Datum>& data, bool about_term);
  static void append_names(std::vector<std::string>& names, const Counts& counts,
                           const std::string& prefix);
  std::size_t column_of(const Language& language);
  const LanguageColumns* find(const Language& language) const;
  std::vector<const Term*> terms_in(const Entry& entry, const LanguageColumns& columns) const;
  std::vector<std::string> definitions_in(const Entry& entry, const LanguageColumns& columns) const;

  std::vector<Language> languages_;
  bool identifier_ = false;
  Counts data_;
  std::vector<LanguageColumns> columns_;
};

}  // namespace calque::glossary
