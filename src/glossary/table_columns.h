#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/glossary.h"
#include "calque/language.h"

namespace calque::glossary {

/// What the fields of a column of a glossary table are.
struct TableColumn {
  enum class Role {
    term,             ///< A term in `language`, or in that which `language_column` names in each
                      ///< row; several columns of one language are synonyms.
    term_language,    ///< The language of another column's terms.
    identifier,       ///< Of the entry. Rows of one id that follow each other are one entry.
    forbidden,        ///< TRUE marks the row's terms as not to be used.
    status,           ///< Of the terms of `term_column`, or of all.
    part_of_speech,   ///< Of the term of `term_column`.
    synonyms,         ///< Further terms of `language`, separated by commas.
    term_identifier,  ///< Of the term of `term_column`.
    term_datum,       ///< Belongs to the term of `term_column`.
    language_datum,   ///< Belongs to `language` in the entry.
    entry_datum       ///< Belongs to the entry.
  };
  Role role = Role::entry_datum;
  Language language = {};
  std::optional<std::size_t> term_column = {};  ///< The column of the term that it is about.
  std::optional<std::size_t> language_column = {};
  std::string element = {};  ///< Of the datum, as Datum::element ...
  std::string type = {};     ///< ... and Datum::type.
};

/// Columns for terms in these languages and a last one for a note, as OmegaT has them.
std::vector<TableColumn> plain_columns(const std::vector<Language>& languages);

/// The columns that the first row names, or nothing when it names none.
///
/// A name is a language (language_of_heading), or one of those that docs/formats.md lists
/// ("definition", "pos", "Forbidden", "Example of use", ...), alone or after a language
/// ("en:status", "German_Def"). "source language" and "target language" are columns that name those
/// of "source" and "target" in each row. "term", "source",
/// "src", "target", "tgt" and the like stand for the `languages` in their order. "id" in the first
/// column is the id of the entry, in others Indonesian; where `languages` are given, it is
/// Indonesian only if that is one of them, and in the first column only if no other column has it.
/// What tells about a term is about that in the column before it; a part of speech alone is that of
/// the first term. Where `languages` are given, the names have to include all of them. A row with
/// names of other kinds names columns only when it has two languages beyond doubt, or those given;
/// such columns become data of the entry of type "x-NAME".
std::optional<std::vector<TableColumn>> named_columns(const std::vector<std::string>& names,
                                                      const std::vector<Language>& languages);

}  // namespace calque::glossary
