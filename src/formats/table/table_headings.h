#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"

namespace calque {

/// What a column of a table of units holds.
struct UnitColumn {
  enum class Role : std::uint8_t {
    text,      ///< In `language`, or in that which the column `language_column` names in each row.
    language,  ///< The language of another column's text.
    tuid,
    property,  ///< Of type `type`. Some of them are keys (model/identity.h).
    note
  };
  Role role = Role::property;
  Language language = {};
  std::string type = {};
  std::optional<std::size_t> language_column = {};
};

/// The columns of a table.
struct TableHeadings {
  std::vector<UnitColumn> columns;
  std::vector<Language> languages;  ///< Of its texts, that of the source first.
  std::size_t source = 0;           ///< The column of the source's text.
  /// What some columns were taken for, to be told to the user: "key is a key".
  std::vector<std::string> notes;
};

/// What a first row says, or seems to say.
struct HeadingsFound {
  std::optional<TableHeadings> headings;
  /// It holds headings that do not fit: why.
  std::string problem;
};

/// What the first row of a table names, nothing where it does not name columns of text in two
/// languages at least. docs/formats.md lists the names. `given` are the languages that the user
/// named: the first row has to have all of them, and columns such as "source" and "target" are of
/// these languages in their order.
HeadingsFound read_headings(const std::vector<std::string>& names,
                            const std::vector<Language>& given);

/// Columns of text alone, in these languages.
TableHeadings plain_headings(const std::vector<Language>& languages);

/// A name of a column in lower case, without blanks, underscores, hyphens and periods.
std::string squeezed(std::string_view name);

}  // namespace calque
