#include "glossary/table_columns.h"

#include <algorithm>
#include <array>

#include "glossary/tbx_names.h"
#include "model/language_reading.h"
#include "text/ascii.h"

namespace calque::glossary {
namespace {

using Role = TableColumn::Role;

struct KnownName {
  std::string_view name;  ///< In lower case, words joined by single spaces.
  Role role;
  std::string_view element;
  std::string_view type;
  bool about_term;  ///< About the term before it, where there is one.
};

/// Names of columns as MateCat, OmegaT, UTX, Zanata and spreadsheets write them.
constexpr std::array<KnownName, 36> kKnownNames{{
    {"id", Role::identifier, "", "", false},
    {"concept id", Role::identifier, "", "", false},
    {"conceptid", Role::identifier, "", "", false},
    {"identifier", Role::identifier, "", "", false},
    {"entry id", Role::identifier, "", "", false},
    {"forbidden", Role::forbidden, "", "", false},
    {"blacklist", Role::forbidden, "", "", false},
    {"domain", Role::entry_datum, "descrip", "subjectField", false},
    {"subject", Role::entry_datum, "descrip", "subjectField", false},
    {"subject field", Role::entry_datum, "descrip", "subjectField", false},
    {"subjectfield", Role::entry_datum, "descrip", "subjectField", false},
    {"subdomain", Role::entry_datum, "descrip", "x-subdomain", false},
    {"definition", Role::entry_datum, "descrip", "definition", false},
    {"description", Role::entry_datum, "descrip", "definition", false},
    {"note", Role::entry_datum, "note", "", false},
    {"comment", Role::entry_datum, "note", "", false},
    {"comments", Role::entry_datum, "note", "", false},
    {"remark", Role::entry_datum, "note", "", false},
    {"notes", Role::entry_datum, "note", "", true},
    {"example", Role::entry_datum, "descrip", "context", true},
    {"example of use", Role::entry_datum, "descrip", "context", true},
    {"context", Role::entry_datum, "descrip", "context", true},
    {"gender", Role::entry_datum, "termNote", "grammaticalGender", true},
    {"term type", Role::entry_datum, "termNote", "termType", true},
    {"source of term", Role::entry_datum, "admin", "source", true},
    {"pos", Role::part_of_speech, "", "", false},
    {"part of speech", Role::part_of_speech, "", "", false},
    {"partofspeech", Role::part_of_speech, "", "", false},
    {"status", Role::status, "", "", true},
    {"term status", Role::status, "", "", true},
    {"termstatus", Role::status, "", "", true},
    {"synonyms", Role::synonyms, "", "", false},
    {"term id", Role::term_identifier, "", "", true},
    {"tid", Role::term_identifier, "", "", true},
    {"yomi", Role::entry_datum, "termNote", "pronunciation", true},
    {"pronunciation", Role::entry_datum, "termNote", "pronunciation", true},
}};

/// Columns of terms that do not say which language: it is taken from --languages, in order.
constexpr std::array<std::string_view, 11> kAnyLanguage{
    "term",        "source", "source term", "src",         "target",         "target term",
    "translation", "tgt",    "source text", "target text", "translated term"};

/// In lower case, underscores and runs of blanks as one space.
std::string normalized(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool blank = c == ' ' || c == '\t' || c == '_';
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out.push_back(blank ? ' ' : text::lower_ascii(c));
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

const KnownName* known_name(std::string_view name) {
  const auto* const found = std::ranges::find(kKnownNames, name, &KnownName::name);
  return found == kKnownNames.end() ? nullptr : found;
}

bool is_any_language(std::string_view name) {
  return std::ranges::find(kAnyLanguage, name) != kAnyLanguage.end();
}

struct NamedLanguage {
  Language language;
  bool sure = true;  ///< Three letters may be a word of any kind ("not").
};

/// The language that a name stands for, by a code of two or three letters or by its own name.
std::optional<NamedLanguage> language_named(std::string_view name) {
  const auto language = understand_language(name);
  // Longer "primary subtags" are words that nobody registered as a language.
  if (!language || language->undetermined() || language->primary().size() > 3) return std::nullopt;
  // Three letters are not sure: "pos" and "tid" are no languages.
  return NamedLanguage{*language, name.size() != 3};
}

std::string_view without_hash(std::string_view name) {
  if (name.starts_with('#')) name.remove_prefix(1);
  return name;
}

/// The first column in which "id" is Indonesian, and not the id of the entry.
/// "id" is the tag of Indonesian and the usual name of a column of ids. Where the glossary should
/// have Indonesian terms, the first "id" is that language only if nothing else can be.
std::size_t first_indonesian(const std::vector<std::string>& names,
                             const std::vector<Language>& languages) {
  const Language indonesian("id");
  const auto takes_in = [&](const Language& language) { return language.includes(indonesian); };
  if (languages.empty()) return 1;
  const bool named_otherwise =
      std::ranges::none_of(languages, takes_in) || std::ranges::any_of(names, [](const auto& name) {
        return is_any_language(normalized(name));
      });
  if (named_otherwise) return names.size();
  const auto named = std::ranges::count_if(
      names, [&](const std::string& name) { return indonesian.includes(Language(name)); });
  return named > 1 ? 1 : 0;
}

/// Reads one name after the other, knowing those before it.
class Naming {
 public:
  Naming(const std::vector<Language>& languages, std::size_t first_indonesian)
      : languages_(languages), first_indonesian_(first_indonesian) {}

  /// From what is surest: "en:status", then names that are known, then names for any language, then
  /// names of languages; all else is data under its own name.
  void read(std::string_view written) {
    std::string name = normalized(written);
    if (name.starts_with('#')) name = normalized(std::string_view(name).substr(1));
    const std::size_t colon = name.find(':');
    if (colon != std::string::npos &&
        read_qualified(name.substr(0, colon), name.substr(colon + 1))) {
      return;
    }
    if (name.starts_with(tbx::kOwnPrefix)) {
      add_unknown(written);
    } else if (const KnownName* known = known_name(name); known && !is_indonesian(name)) {
      add(*known, known->about_term ? last_term() : std::nullopt);
    } else if (is_any_language(name)) {
      add_term(generic_ < languages_.size() ? languages_[generic_] : Language(), name);
      ++generic_;
    } else if (const auto named = language_named(without_hash(written))) {
      (named->sure ? sure_ : unsure_) += 1;
      add_term(named->language, name);
    } else {
      if (!name.empty()) ++unknown_;
      add_unknown(written);
    }
  }

  std::optional<std::vector<TableColumn>> columns() {
    const std::size_t terms = sure_ + unsure_ + generic_;
    if (terms == 0) return std::nullopt;
    // A column of terms without a language, or a language without a column: it is no row of names.
    if (generic_ > languages_.size() || !names_all(languages_)) return std::nullopt;
    // One name that may be a language among unknown ones: it is a row of terms rather than of
    // names.
    if (unknown_ > 0 && sure_ < 2 && languages_.empty()) return std::nullopt;
    for (TableColumn& column : columns_) settle(column);
    return std::move(columns_);
  }

 private:
  bool names_all(const std::vector<Language>& languages) const {
    return std::ranges::all_of(languages, [this](const Language& language) {
      return std::ranges::any_of(columns_, [&language](const TableColumn& column) {
        return column.role == Role::term && language.includes(column.language);
      });
    });
  }

  bool is_indonesian(std::string_view name) const {
    return name == "id" && columns_.size() >= first_indonesian_;
  }

  /// "en:status": about the last column of that name.
  bool read_qualified(const std::string& owner, const std::string& property) {
    const KnownName* known = known_name(property);
    const auto named = language_named(owner);
    // From the last column on: a name may be there several times, one for each synonym.
    for (std::size_t i = columns_.size(); i-- > 0;) {
      const TableColumn& column = columns_[i];
      const bool matches = column.role == Role::term &&
                           (names_[i] == owner || (named && column.language == named->language));
      if (!matches) continue;
      if (known == nullptr) {
        columns_.push_back({Role::term_datum, column.language, i, "admin", "x-" + property});
        names_.emplace_back();
      } else {
        add(*known, i);
      }
      return true;
    }
    return false;
  }

  std::optional<std::size_t> last_term() const {
    for (std::size_t i = columns_.size(); i-- > 0;) {
      if (columns_[i].role == Role::term) return i;
    }
    return std::nullopt;
  }

  void add(const KnownName& known, std::optional<std::size_t> term) {
    TableColumn column{known.role, {}, term, std::string(known.element), std::string(known.type)};
    if (term) column.language = columns_[*term].language;
    if (term && column.role == Role::entry_datum) {
      // A definition in one language defines the concept, not the term.
      column.role = known.type == "definition" ? Role::language_datum : Role::term_datum;
    }
    columns_.push_back(std::move(column));
    names_.emplace_back();
  }

  void add_term(const Language& language, const std::string& name) {
    columns_.push_back({Role::term, language, {}, {}, {}});
    names_.push_back(name);
  }

  void add_unknown(std::string_view written) {
    const std::string name =
        written.empty() ? "column-" + std::to_string(columns_.size() + 1) : std::string(written);
    columns_.push_back(
        {Role::entry_datum, {}, {}, "admin", name.starts_with("x-") ? name : "x-" + name});
    names_.emplace_back();
  }

  /// What is said of no term in particular is said of the first one.
  void settle(TableColumn& column) const {
    const bool of_first = column.role == Role::part_of_speech || column.role == Role::synonyms ||
                          column.role == Role::term_identifier;
    if (!of_first || column.term_column) return;
    const auto first = std::ranges::find(columns_, Role::term, &TableColumn::role);
    column.term_column = static_cast<std::size_t>(first - columns_.begin());
    column.language = first->language;
  }

  const std::vector<Language>& languages_;
  std::size_t first_indonesian_;
  std::vector<TableColumn> columns_;
  std::vector<std::string> names_;  ///< Of term columns.
  std::size_t generic_ = 0;
  std::size_t sure_ = 0;
  std::size_t unsure_ = 0;
  std::size_t unknown_ = 0;
};

}  // namespace

std::vector<TableColumn> plain_columns(const std::vector<Language>& languages) {
  std::vector<TableColumn> columns;
  for (const Language& language : languages) columns.push_back({Role::term, language, {}, {}, {}});
  columns.push_back({Role::entry_datum, {}, {}, "note", {}});
  return columns;
}

std::optional<std::vector<TableColumn>> named_columns(const std::vector<std::string>& names,
                                                      const std::vector<Language>& languages) {
  Naming naming(languages, first_indonesian(names, languages));
  for (const std::string& name : names) naming.read(name);
  return naming.columns();
}

}  // namespace calque::glossary
