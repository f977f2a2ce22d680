#include "formats/table/table_headings.h"

#include <algorithm>
#include <array>

#include "model/language_reading.h"
#include "text/ascii.h"

namespace calque {
namespace {

using Role = UnitColumn::Role;

/// What a name of a column stands for, besides languages.
enum class Meaning : std::uint8_t {
  source,
  target,
  source_language,
  target_language,
  tuid,
  property,
  note
};

struct KnownName {
  std::string_view name;  ///< Squeezed.
  Meaning meaning;
  std::string_view type = {};  ///< Of a property.
};

/// Names of columns as gettext's tools, Weblate, Crowdin, Lokalise, POEditor, Phrase, Unity, Godot,
/// Trados, memoQ and spreadsheets write them. The types of properties are those of keys
/// (model/identity.cpp).
constexpr std::array<KnownName, 64> kKnownNames{{
    {"source", Meaning::source},
    {"sourcetext", Meaning::source},
    {"sourcesegment", Meaning::source},
    {"sourceterm", Meaning::source},
    {"sourcephrase", Meaning::source},
    {"sourcestring", Meaning::source},
    {"src", Meaning::source},
    {"original", Meaning::source},
    {"originaltext", Meaning::source},
    {"msgid", Meaning::source},
    {"target", Meaning::target},
    {"targettext", Meaning::target},
    {"targetsegment", Meaning::target},
    {"targetterm", Meaning::target},
    {"translation", Meaning::target},
    {"translatedtext", Meaning::target},
    {"translatedsegment", Meaning::target},
    {"tgt", Meaning::target},
    {"msgstr", Meaning::target},
    {"sourcelanguage", Meaning::source_language},
    {"sourcelang", Meaning::source_language},
    {"sourcelocale", Meaning::source_language},
    {"srclang", Meaning::source_language},
    {"targetlanguage", Meaning::target_language},
    {"targetlang", Meaning::target_language},
    {"targetlocale", Meaning::target_language},
    {"tgtlang", Meaning::target_language},
    {"trglang", Meaning::target_language},
    {"tuid", Meaning::tuid},
    {"id", Meaning::tuid},
    {"segmentid", Meaning::tuid},
    {"segid", Meaning::tuid},
    {"unitid", Meaning::tuid},
    {"entryid", Meaning::tuid},
    {"rowid", Meaning::tuid},
    {"key", Meaning::property, "x-key"},
    {"keys", Meaning::property, "x-key"},
    {"keyname", Meaning::property, "x-key"},
    {"name", Meaning::property, "x-key"},
    {"identifier", Meaning::property, "x-key"},
    {"stringid", Meaning::property, "x-key"},
    {"stringkey", Meaning::property, "x-key"},
    {"stringname", Meaning::property, "x-key"},
    {"textid", Meaning::property, "x-key"},
    {"textkey", Meaning::property, "x-key"},
    {"messageid", Meaning::property, "x-key"},
    {"messagekey", Meaning::property, "x-key"},
    {"translationkey", Meaning::property, "x-key"},
    {"resourcekey", Meaning::property, "x-key"},
    {"resname", Meaning::property, "x-resname"},
    {"resourcename", Meaning::property, "x-resname"},
    {"resourceid", Meaning::property, "x-resname"},
    {"msgctxt", Meaning::property, "x-msgctxt"},
    {"context", Meaning::property, "x-context"},
    {"note", Meaning::note},
    {"notes", Meaning::note},
    {"comment", Meaning::note},
    {"comments", Meaning::note},
    {"remark", Meaning::note},
    {"remarks", Meaning::note},
    {"description", Meaning::note},
    {"sharedcomments", Meaning::note},
    {"developercomments", Meaning::note},
    {"translatorcomments", Meaning::note},
}};

const KnownName* known_name(std::string_view name) {
  const auto* const found = std::ranges::find(kKnownNames, name, &KnownName::name);
  return found == kKnownNames.end() ? nullptr : found;
}

/// What a row of names was read as, column by column.
class Headings {
 public:
  Headings(const std::vector<std::string>& names, const std::vector<Language>& given)
      : names_(names), given_(given) {
    for (const std::string& name : names) {
      known_.push_back(known_name(squeezed(name)));
      languages_.push_back(language_of_heading(name));
    }
    settle_key();
    settle_indonesian();
    settle_unsure();
  }

  HeadingsFound read() {
    for (std::size_t i = 0; i < names_.size(); ++i) add(i);
    join_languages_of_rows();
    name_texts();
    const std::size_t texts = count(Role::text);
    if (texts < 2) return {};
    if (missing_language_) {
      return {{},
              "it has a column " + quoted(*missing_language_) + " and does not say its language"};
    }
    for (const Language& language : given_) {
      if (!has(language)) return {{}, "it names no column for " + language.tag()};
    }
    order_languages();
    note_properties();
    return {std::move(out_), {}};
  }

 private:
  static std::string quoted(const std::string& name) { return "\"" + name + "\""; }

  bool is_language(std::size_t i) const { return languages_[i] && known_[i] == nullptr; }

  std::size_t count(Role role) const {
    return static_cast<std::size_t>(std::ranges::count(out_.columns, role, &UnitColumn::role));
  }

  /// Games leave the corner over their keys empty (Godot, "Localization using spreadsheets").
  void settle_key() {
    if (names_.empty() || !names_.front().empty()) return;
    const auto texts = std::ranges::count_if(
        languages_, [](const auto& language) { return language && language->sure; });
    if (texts >= 2) known_.front() = known_name("key");
  }

  /// "id" is the tag of Indonesian and the usual name of a column of ids. It is an id where two
  /// others are texts and none of them stands before it, and where the user named no Indonesian.
  /// "Id" is no way to write a tag.
  void settle_indonesian() {
    const Language indonesian("id");
    // A second column of that name is of Indonesian texts.
    const auto ids = std::ranges::count(names_, "id", squeezed);
    std::size_t texts = ids > 1 ? 1 : 0;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const bool generic = known_[i] != nullptr && (known_[i]->meaning == Meaning::source ||
                                                    known_[i]->meaning == Meaning::target);
      texts += generic || is_language(i) ? 1U : 0U;
    }
    const bool asked = std::ranges::any_of(
        given_, [&](const Language& language) { return language.includes(indonesian); });
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (squeezed(names_[i]) != "id") continue;
      bool first = true;
      for (std::size_t j = 0; j < i; ++j) first = first && !is_language(j);
      const bool id = names_[i] == "Id" || (texts >= 2 && (given_.empty() ? first : !asked));
      if (!id) known_[i] = nullptr;
      // One column of ids at most: a second one is Indonesian.
      if (id) texts = names_.size() + 2;
    }
  }

  /// Codes that no list has are languages only where there are not two others.
  void settle_unsure() {
    std::size_t sure = 0;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      sure += is_language(i) && languages_[i]->sure ? 1U : 0U;
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!is_language(i) || languages_[i]->sure) continue;
      const bool asked = std::ranges::find(given_, languages_[i]->language) != given_.end();
      if (!asked && (sure >= 2 || !given_.empty())) languages_[i].reset();
    }
  }

  void add(std::size_t i) {
    UnitColumn column;
    if (known_[i] != nullptr) {
      column = of_known(i);
    } else if (languages_[i]) {
      column.role = Role::text;
      column.language = as_given(languages_[i]->language);
    } else {
      column.type = names_[i].empty() ? "x-untyped" : names_[i];
    }
    out_.columns.push_back(std::move(column));
  }

  UnitColumn of_known(std::size_t i) {
    const KnownName& known = *known_[i];
    switch (known.meaning) {
      case Meaning::source:
      case Meaning::target:
        return {.role = Role::text};
      case Meaning::source_language:
      case Meaning::target_language:
        return {.role = Role::language};
      case Meaning::tuid:
        if (count(Role::tuid) > 0) return {.type = names_[i]};
        note(i, "the id of its row");
        return {.role = Role::tuid};
      case Meaning::property:
        note(i, known.type == "x-context" || known.type == "x-msgctxt" ? "the context of its row"
                                                                       : "the key of its row");
        return {.type = std::string(known.type)};
      case Meaning::note:
        break;
    }
    return {.role = Role::note};
  }

  void note(std::size_t i, std::string_view what) {
    // "tuid" is calque's own name for it.
    if (squeezed(names_[i]) == "tuid") return;
    const std::string column = names_[i].empty() ? "first column" : "column " + quoted(names_[i]);
    out_.notes.push_back("the " + column + " is taken for " + std::string(what));
  }

  /// Columns of names that stand for nothing else.
  void note_properties() {
    // A table may have hundreds of them.
    constexpr std::size_t kMostNamed = 10;
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const UnitColumn& column = out_.columns[i];
      if (column.role == Role::property && column.type == names_[i]) kept.push_back(names_[i]);
    }
    if (kept.empty()) return;
    std::string named;
    for (std::size_t i = 0; i < std::min(kept.size(), kMostNamed); ++i) {
      named += (i == 0 ? "" : ", ") + quoted(kept[i]);
    }
    if (kept.size() > kMostNamed) named += " and others";
    out_.notes.push_back(kept.size() == 1
                             ? "the column " + named + " is kept as a property of its row"
                             : "the columns " + named + " are kept as properties of their rows");
  }

  /// The language that the user named, where the row names it less closely.
  Language as_given(const Language& named) const {
    const auto close = std::ranges::find_if(
        given_, [&named](const Language& language) { return named.includes(language); });
    return close == given_.end() ? named : *close;
  }

  bool has(const Language& language) const {
    return std::ranges::any_of(out_.columns, [&language](const UnitColumn& column) {
      return column.role == Role::text &&
             (language.includes(column.language) || column.language_column);
    });
  }

  bool means(std::size_t i, Meaning meaning) const {
    return known_[i] != nullptr && known_[i]->meaning == meaning;
  }

  /// Columns that name the languages of the texts in each row.
  void join_languages_of_rows() {
    for (const auto& [texts, languages] : {std::pair(Meaning::source, Meaning::source_language),
                                           std::pair(Meaning::target, Meaning::target_language)}) {
      std::optional<std::size_t> of_rows;
      for (std::size_t i = 0; i < names_.size(); ++i) {
        if (means(i, languages)) of_rows = i;
      }
      for (std::size_t i = 0; i < names_.size(); ++i) {
        if (means(i, texts)) out_.columns[i].language_column = of_rows;
      }
    }
  }

  /// The user's languages go to "source" and "target" in their order.
  void name_texts() {
    std::vector<Language> left;
    for (const Language& language : given_) {
      if (!named(language)) left.push_back(language);
    }
    std::size_t next = 0;
    for (const Meaning meaning : {Meaning::source, Meaning::target}) {
      for (std::size_t i = 0; i < names_.size(); ++i) {
        if (!means(i, meaning) || out_.columns[i].language_column) continue;
        if (next < left.size()) {
          out_.columns[i].language = left[next++];
        } else if (has_named_texts()) {
          // "source" may be where a text comes from.
          out_.columns[i] = {.type = names_[i]};
        } else if (!missing_language_) {
          missing_language_ = names_[i];
        }
      }
    }
  }

  bool named(const Language& language) const {
    return std::ranges::any_of(out_.columns, [&language](const UnitColumn& column) {
      return column.role == Role::text && language.includes(column.language);
    });
  }

  bool has_named_texts() const {
    return std::ranges::count_if(out_.columns, [](const UnitColumn& column) {
             return column.role == Role::text && !column.language.undetermined();
           }) >= 2;
  }

  /// The source is the first language of the user, else the column of that name, else the first.
  void order_languages() {
    std::optional<std::size_t> source;
    for (std::size_t i = 0; i < out_.columns.size(); ++i) {
      const UnitColumn& column = out_.columns[i];
      if (column.role != Role::text) continue;
      const bool first =
          given_.empty() ? means(i, Meaning::source) : given_.front().includes(column.language);
      if (!source || (first && !is_source(*source))) source = i;
    }
    out_.source = source.value_or(0);
    out_.languages.push_back(out_.columns[out_.source].language);
    for (std::size_t i = 0; i < out_.columns.size(); ++i) {
      if (out_.columns[i].role == Role::text && i != out_.source) {
        out_.languages.push_back(out_.columns[i].language);
      }
    }
  }

  bool is_source(std::size_t i) const {
    return given_.empty() ? means(i, Meaning::source)
                          : given_.front().includes(out_.columns[i].language);
  }

  const std::vector<std::string>& names_;
  const std::vector<Language>& given_;
  std::vector<const KnownName*> known_;                    ///< By column; null for other names.
  std::vector<std::optional<HeadingLanguage>> languages_;  ///< By column.
  std::optional<std::string> missing_language_;
  TableHeadings out_;
};

}  // namespace

std::string squeezed(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (std::string_view(" \t_-.").find(c) == std::string_view::npos) {
      out.push_back(text::lower_ascii(c));
    }
  }
  return out;
}

HeadingsFound read_headings(const std::vector<std::string>& names,
                            const std::vector<Language>& given) {
  return Headings(names, given).read();
}

TableHeadings plain_headings(const std::vector<Language>& languages) {
  TableHeadings headings;
  headings.languages = languages;
  for (const Language& language : languages) {
    headings.columns.push_back({.role = Role::text, .language = language});
  }
  return headings;
}

}  // namespace calque
