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

/// Names of columns as MateCat, OmegaT, UTX, Zanata, memoQ, MultiTerm and spreadsheets write them.
constexpr std::array<KnownName, 46> kKnownNames{{
    {"id", Role::identifier, "", "", false},
    {"concept id", Role::identifier, "", "", false},
    {"conceptid", Role::identifier, "", "", false},
    {"identifier", Role::identifier, "", "", false},
    {"entry id", Role::identifier, "", "", false},
    {"entry number", Role::identifier, "", "", false},
    {"entry no", Role::identifier, "", "", false},
    {"entry subject", Role::entry_datum, "descrip", "subjectField", false},
    {"entry domain", Role::entry_datum, "descrip", "x-subdomain", false},
    {"entry note", Role::entry_datum, "note", "", false},
    {"def", Role::entry_datum, "descrip", "definition", false},
    {"term info", Role::entry_datum, "admin", "x-Term_Info", true},
    {"term example", Role::entry_datum, "descrip", "context", true},
    {"term note", Role::entry_datum, "note", "", true},
    {"usage status", Role::status, "", "", true},
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
constexpr std::array<std::string_view, 13> kAnyLanguage{
    "term",        "source",      "source term",    "sourceterm", "src",
    "source text", "target",      "target term",    "targetterm", "translation",
    "tgt",         "target text", "translated term"};

/// Columns that name the language of "source" and of "target" in each row.
constexpr std::array<std::string_view, 4> kSourceLanguage{"source language", "sourcelanguage",
                                                          "source lang", "srclang"};
constexpr std::array<std::string_view, 5> kTargetLanguage{"target language", "targetlanguage",
                                                          "target lang", "trglang", "tgtlang"};

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

/// The language that a name stands for. Three letters may be a word of any kind ("pos", "tid").
std::optional<HeadingLanguage> language_named(std::string_view name) {
  auto named = language_of_heading(name);
  if (named) named->sure = name.size() != 3;
  return named;
}

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
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
    } else if (contains(kSourceLanguage, name) || contains(kTargetLanguage, name)) {
      columns_.push_back({.role = Role::term_language});
      names_.push_back(name);
    } else if (is_any_language(name)) {
      add_term({}, name);
      generic_.push_back(columns_.size() - 1);
    } else if (const auto named = language_named(without_hash(written))) {
      (named->sure ? sure_ : unsure_) += 1;
      add_term(as_given(named->language), name);
    } else if (!read_of_language(name)) {
      if (!name.empty()) ++unknown_;
      add_unknown(written);
    }
  }

  std::optional<std::vector<TableColumn>> columns() {
    const std::size_t terms = sure_ + unsure_ + generic_.size();
    if (terms == 0) return std::nullopt;
    // A column of terms without a language, or a language without a column: it is no row of names.
    if (!name_generic() || !names_all(languages_)) return std::nullopt;
    // One name that may be a language among unknown ones: it is a row of terms rather than of
    // names.
    if (unknown_ > 0 && sure_ < 2 && languages_.empty() && !of_rows_) return std::nullopt;
    for (TableColumn& column : columns_) settle(column);
    return std::move(columns_);
  }

 private:
  bool names_all(const std::vector<Language>& languages) const {
    return std::ranges::all_of(languages, [this](const Language& language) {
      return std::ranges::any_of(columns_, [&language](const TableColumn& column) {
        return column.role == Role::term &&
               (language.includes(column.language) || column.language_column);
      });
    });
  }

  /// The language that was given, where the row names it less closely.
  Language as_given(const Language& named) const {
    const auto close = std::ranges::find_if(
        languages_, [&named](const Language& language) { return named.includes(language); });
    return close == languages_.end() ? named : *close;
  }

  /// "source" and the like are in the languages that a column names in each row, else in those that
  /// were given, in their order. False where there are not enough.
  bool name_generic() {
    std::optional<std::size_t> of_source;
    std::optional<std::size_t> of_target;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].role != Role::term_language) continue;
      (contains(kSourceLanguage, names_[i]) ? of_source : of_target) = i;
    }
    std::size_t next = 0;
    for (std::size_t n = 0; n < generic_.size(); ++n) {
      TableColumn& column = columns_[generic_[n]];
      column.language_column = n == 0 ? of_source : of_target;
      of_rows_ = of_rows_ || column.language_column;
      if (column.language_column) continue;
      if (next == languages_.size()) return false;
      column.language = languages_[next++];
    }
    return true;
  }

  /// "english def": a known name behind that of a language.
  bool read_of_language(const std::string& name) {
    for (std::size_t blank = name.find(' '); blank != std::string::npos;
         blank = name.find(' ', blank + 1)) {
      const std::string rest = name.substr(blank + 1);
      const KnownName* known = known_name(rest);
      const auto named = language_named(name.substr(0, blank));
      if (known == nullptr || !named || !named->sure) continue;
      if (read_qualified(name.substr(0, blank), rest)) return true;
      TableColumn column{Role::language_datum, as_given(named->language)};
      column.element = known->element;
      column.type = known->type;
      columns_.push_back(std::move(column));
      names_.emplace_back();
      return true;
    }
    return false;
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
      const bool matches =
          column.role == Role::term &&
          (names_[i] == owner || (named && column.language == as_given(named->language)));
      if (!matches) continue;
      if (known == nullptr) {
        columns_.push_back({.role = Role::term_datum,
                            .language = column.language,
                            .term_column = i,
                            .element = "admin",
                            .type = "x-" + property});
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
    TableColumn column{.role = known.role,
                       .term_column = term,
                       .element = std::string(known.element),
                       .type = std::string(known.type)};
    if (term) column.language = columns_[*term].language;
    if (term && column.role == Role::entry_datum) {
      // A definition in one language defines the concept, not the term.
      column.role = known.type == "definition" ? Role::language_datum : Role::term_datum;
    }
    columns_.push_back(std::move(column));
    names_.emplace_back();
  }

  void add_term(const Language& language, const std::string& name) {
    columns_.push_back({.role = Role::term, .language = language});
    names_.push_back(name);
  }

  void add_unknown(std::string_view written) {
    const std::string name =
        written.empty() ? "column-" + std::to_string(columns_.size() + 1) : std::string(written);
    columns_.push_back({.role = Role::entry_datum,
                        .element = "admin",
                        .type = name.starts_with("x-") ? name : "x-" + name});
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
  std::vector<std::string> names_;    ///< Of term columns.
  std::vector<std::size_t> generic_;  ///< Columns of terms that name no language.
  bool of_rows_ = false;              ///< Some of them have their languages in each row.
  std::size_t sure_ = 0;
  std::size_t unsure_ = 0;
  std::size_t unknown_ = 0;
};

}  // namespace

std::vector<TableColumn> plain_columns(const std::vector<Language>& languages) {
  std::vector<TableColumn> columns;
  for (const Language& language : languages) {
    columns.push_back({.role = Role::term, .language = language});
  }
  columns.push_back({.role = Role::entry_datum, .element = "note"});
  return columns;
}

std::optional<std::vector<TableColumn>> named_columns(const std::vector<std::string>& names,
                                                      const std::vector<Language>& languages) {
  Naming naming(languages, first_indonesian(names, languages));
  for (const std::string& name : names) naming.read(name);
  return naming.columns();
}

}  // namespace calque::glossary
