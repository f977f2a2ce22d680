#include "glossary/table_layout.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "glossary/tbx_names.h"

namespace calque::glossary {
namespace {

struct Named {
  std::string_view element;
  std::string_view type;
  std::string_view name;
};

constexpr std::array<Named, 4> kOfEntries{{{"descrip", "subjectField", "domain"},
                                           {"descrip", "x-subdomain", "subdomain"},
                                           {"descrip", "definition", "definition"},
                                           {"note", "", "note"}}};
constexpr std::array<Named, 6> kOfTerms{{{"note", "", "note"},
                                         {"descrip", "context", "example"},
                                         {"termNote", "grammaticalGender", "gender"},
                                         {"termNote", "termType", "term type"},
                                         {"termNote", "pronunciation", "pronunciation"},
                                         {"admin", "source", "source of term"}}};

/// The column for a datum; nothing where a table has no place for it.
std::optional<std::string> column_name(const Datum& datum, bool about_term) {
  // A cell holds one value.
  if (!datum.details.empty() || !datum.target.empty() || !datum.language.empty()) return {};
  const auto matches = [&datum](const Named& named) {
    return named.element == datum.element && named.type == datum.type;
  };
  if (about_term) {
    const auto* const found = std::ranges::find_if(kOfTerms, matches);
    if (found != kOfTerms.end()) return std::string(found->name);
  } else {
    const auto* const found = std::ranges::find_if(kOfEntries, matches);
    if (found != kOfEntries.end()) return std::string(found->name);
  }
  // Data of a kind of our own go by their name, without "x-"; a colon in it would be read as a
  // language and a property.
  const bool own = datum.element == "admin" && datum.type.starts_with(tbx::kOwnPrefix) &&
                   datum.type.size() > 2 && datum.type.find(':') == std::string::npos;
  return own ? std::optional(about_term ? datum.type.substr(2) : datum.type) : std::nullopt;
}

}  // namespace

/// The greatest number of values of a kind that one entry has: so many columns it gets.
void TableLayout::raise(Counts& counts, const std::vector<Datum>& data, bool about_term) {
  std::map<std::string, std::size_t> seen;
  for (const Datum& datum : data) {
    const auto name = column_name(datum, about_term);
    if (!name) continue;
    const std::size_t count = ++seen[*name];
    const auto known = std::ranges::find(counts, *name, &Counts::value_type::first);
    if (known == counts.end()) {
      counts.emplace_back(*name, count);
    } else {
      known->second = std::max(known->second, count);
    }
  }
}

/// Languages that were asked for are ranges and take in others; without any, each tag has columns
/// of its own.
std::size_t TableLayout::column_of(const Language& language) {
  const auto range = std::ranges::find_if(
      languages_, [&language](const Language& one) { return one.includes(language); });
  if (range == languages_.end() && !languages_.empty()) return columns_.size();
  const std::string name = range == languages_.end() ? language.tag() : range->tag();
  const auto known = std::ranges::find(columns_, name, &LanguageColumns::name);
  if (known == columns_.end()) columns_.push_back({name, 0, {}});
  return static_cast<std::size_t>(std::ranges::find(columns_, name, &LanguageColumns::name) -
                                  columns_.begin());
}

const TableLayout::LanguageColumns* TableLayout::find(const Language& language) const {
  for (const LanguageColumns& columns : columns_) {
    const Language named(columns.name);
    if (languages_.empty() ? named == language : named.includes(language)) return &columns;
  }
  return nullptr;
}

std::vector<const Term*> TableLayout::terms_in(const Entry& entry,
                                               const LanguageColumns& columns) const {
  std::vector<const Term*> terms;
  for (const Term& term : entry.terms) {
    if (find(term.language) == &columns) terms.push_back(&term);
  }
  return terms;
}

std::vector<std::string> TableLayout::definitions_in(const Entry& entry,
                                                     const LanguageColumns& columns) const {
  std::vector<std::string> definitions;
  for (const LanguageData& section : entry.languages) {
    if (find(section.language) != &columns) continue;
    for (const Datum& datum : section.data) {
      if (datum.type == "definition" && datum.details.empty()) definitions.push_back(datum.value);
    }
  }
  return definitions;
}

void TableLayout::add(const Entry& entry) {
  identifier_ = identifier_ || !entry.identifier.empty();
  raise(data_, entry.data, false);
  for (const Language& language : languages_) column_of(language);  // in the order asked for
  for (const Term& term : entry.terms) column_of(term.language);
  for (LanguageColumns& columns : columns_) {
    columns.definitions = std::max(columns.definitions, definitions_in(entry, columns).size());
    const auto terms = terms_in(entry, columns);
    columns.terms.resize(std::max({columns.terms.size(), terms.size(), std::size_t{1}}));
    for (std::size_t i = 0; i < terms.size(); ++i) {
      TermColumns& about = columns.terms[i];
      about.status = about.status || terms[i]->status != Status::unspecified;
      about.part_of_speech = about.part_of_speech || !terms[i]->part_of_speech.empty();
      about.identifier = about.identifier || !terms[i]->identifier.empty();
      raise(about.data, terms[i]->data, true);
    }
  }
}

void TableLayout::append_names(std::vector<std::string>& names, const Counts& counts,
                               const std::string& prefix) {
  for (const auto& [name, count] : counts) names.insert(names.end(), count, prefix + name);
}

/// In the order in which fields() fills them.
std::vector<std::string> TableLayout::names() const {
  std::vector<std::string> names;
  if (has_identifiers()) names.emplace_back("id");
  append_names(names, data_, "");
  for (const LanguageColumns& columns : columns_) {
    const std::string prefix = columns.name + ":";
    for (const TermColumns& term : columns.terms) {
      names.push_back(columns.name);
      if (term.status) names.push_back(prefix + "status");
      if (term.part_of_speech) names.push_back(prefix + "pos");
      if (term.identifier) names.push_back(prefix + "term id");
      append_names(names, term.data, prefix);
    }
    names.insert(names.end(), columns.definitions, prefix + "definition");
  }
  return names;
}

void TableLayout::append(std::vector<std::string>& fields, const Counts& counts,
                         const std::vector<Datum>& data, bool about_term) {
  for (const auto& [name, count] : counts) {
    const std::size_t end = fields.size() + count;
    for (const Datum& datum : data) {
      if (fields.size() < end && column_name(datum, about_term) == name) {
        fields.push_back(datum.value);
      }
    }
    fields.resize(end);
  }
}

std::vector<std::string> TableLayout::fields(const Entry& entry) const {
  std::vector<std::string> fields;
  if (has_identifiers()) fields.push_back(entry.identifier);
  append(fields, data_, entry.data, false);
  const Term none;
  for (const LanguageColumns& columns : columns_) {
    const auto terms = terms_in(entry, columns);
    for (std::size_t i = 0; i < columns.terms.size(); ++i) {
      const Term& term = i < terms.size() ? *terms[i] : none;
      const TermColumns& about = columns.terms[i];
      fields.push_back(term.text);
      if (about.status) fields.emplace_back(name_of(term.status));
      if (about.part_of_speech) fields.push_back(term.part_of_speech);
      if (about.identifier) fields.push_back(term.identifier);
      append(fields, about.data, term.data, true);
    }
    std::vector<std::string> definitions = definitions_in(entry, columns);
    definitions.resize(columns.definitions);
    std::ranges::move(definitions, std::back_inserter(fields));
  }
  return fields;
}

std::size_t TableLayout::left_out(const Entry& entry) const {
  const auto lost = [](const std::vector<Datum>& data, bool about_term) {
    return static_cast<std::size_t>(std::ranges::count_if(
        data, [about_term](const Datum& datum) { return !column_name(datum, about_term); }));
  };
  std::size_t count = lost(entry.data, false);
  for (const Term& term : entry.terms) {
    count += find(term.language) == nullptr ? 1 : lost(term.data, true);
  }
  for (const LanguageData& section : entry.languages) {
    const LanguageColumns* const columns = find(section.language);
    for (const Datum& datum : section.data) {
      const bool has_column =
          columns != nullptr && datum.type == "definition" && datum.details.empty();
      if (!has_column) ++count;
    }
  }
  return count;
}

}  // namespace calque::glossary
