#include "glossary/table_reader.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "calque/error.h"
#include "formats/table/ansi_encoding.h"
#include "glossary/table_beginning.h"
#include "model/language_reading.h"
#include "model/segment_xml.h"
#include "text/ascii.h"
#include "text/counted.h"
#include "text/trim.h"
#include "text/xml_text.h"

namespace calque::glossary {
namespace {

using Role = TableColumn::Role;

/// Calls `visit` for each part of a list, trimmed, empty ones left out.
template <typename Visit>
void for_each_part(std::string_view list, char separator, Visit visit) {
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(separator, begin), list.size());
    if (const auto part = text::trimmed(list.substr(begin, end - begin)); !part.empty())
      visit(part);
    begin = end + 1;
  }
}

text::Decoder open_decoder(text::ByteSource source, std::string_view beginning,
                           const GlossaryReadOptions& options) {
  text::DecoderOptions decoder_options;
  decoder_options.forced_encoding = options.encoding;
  const std::string magic = magic_encoding(beginning);
  if (!magic.empty()) {
    decoder_options.default_encoding = magic;
  } else if (options.encoding.empty()) {
    decoder_options.forced_encoding =
        encoding_of_spreadsheet_file(source.name(), options.languages);
  }
  return text::Decoder(std::move(source), decoder_options);
}

bool is_true(std::string_view text) {
  return text::equals_ignoring_case(text, "true") || text::equals_ignoring_case(text, "yes") ||
         text == "1" || text::equals_ignoring_case(text, "x") ||
         text::equals_ignoring_case(text, "forbidden");
}

std::string joined(const std::vector<std::string>& fields) {
  std::string line;
  for (const std::string& field : fields) line += (line.empty() ? "" : "\t") + field;
  return line;
}

}  // namespace

TableReader::TableReader(text::ByteSource source, std::string_view beginning,
                         GlossaryReadOptions options)
    : options_(std::move(options)),
      name_(source.name()),
      is_utx_(is_utx(beginning)),
      records_(open_decoder(std::move(source), beginning, options_), separator_of(beginning),
               options_.quotes_are_text ? DelimitedRecords::Quotes::text
                                        : DelimitedRecords::Quotes::around_fields) {
  const std::string& encoding = records_.decoder().encoding();
  const bool told = !options_.encoding.empty() || !magic_encoding(beginning).empty();
  if (!told && encoding != "UTF-8") log_.remark({}, remark_on_encoding(encoding));
  if (is_utx_) {
    read_utx_header();
  } else {
    read_first_row();
  }
}

bool TableReader::is_comment(const DelimitedRecord& record) const {
  return records_.separator() == '\t' && !record.fields.empty() &&
         record.fields.front().starts_with('#');
}

/// The next record that is not blank and no comment; comments before the first one are kept.
bool TableReader::next_row(DelimitedRecord& record) {
  if (pending_) {
    record = *std::exchange(pending_, std::nullopt);
    return true;
  }
  while (records_.next(record)) {
    const auto blank = [](const std::string& field) { return text::trimmed(field).empty(); };
    if (is_comment(record) || std::ranges::all_of(record.fields, blank)) continue;
    return true;
  }
  return false;
}

/// "#UTX 1.11; ja-JP/en-US; 2008-05-21; ..." and what follows it, up to the names of the columns.
void TableReader::read_utx_header() {
  DelimitedRecord record;
  std::vector<std::string> names;
  while (records_.next(record)) {
    if (!is_comment(record)) {
      pending_ = record;
      break;
    }
    header_lines_.push_back(joined(record.fields));
    names = record.fields;
  }
  std::vector<Language> languages = options_.languages;
  if (languages.empty() && !header_lines_.empty()) {
    const std::string& line = header_lines_.front();
    const std::size_t begin = std::min(line.find(';'), line.size() - 1) + 1;
    const std::string pair(text::trimmed(std::string_view(line).substr(
        begin, std::min(line.find(';', begin), line.size()) - begin)));
    for_each_part(pair, '/', [&](std::string_view tag) {
      if (const auto language = understand_language(tag)) languages.push_back(*language);
    });
  }
  auto columns = named_columns(names, languages);
  if (languages.size() < 2 || !columns) {
    throw InputError(
        name_ +
        ":1: the header of UTX does not name two languages (\"#UTX 1.11; en/tr; ...\") "
        "and columns (\"#src\", \"tgt\", ... in its last line); name the languages "
        "with --languages");
  }
  columns_ = *std::move(columns);
  named_ = true;
}

/// It names the columns, or is a row like the others: then the languages must have been given.
void TableReader::read_first_row() {
  DelimitedRecord record;
  if (!next_row(record)) {
    columns_ = plain_columns(options_.languages);
    return;
  }
  if (auto columns = named_columns(record.fields, options_.languages)) {
    columns_ = *std::move(columns);
    named_ = true;
    return;
  }
  if (options_.languages.empty()) {
    throw InputError(
        describe(name_, {record.line, 0, {}},
                 "the first row does not name the languages of the columns (such as en "
                 "and tr); name them with --languages"));
  }
  if (named_columns(record.fields, {})) {
    log_.remark({record.line, 0, {}},
                "the first row is taken for terms, though it looks like names of columns");
  }
  columns_ = plain_columns(options_.languages);
  pending_ = std::move(record);
}

bool TableReader::next(Entry& entry) {
  DelimitedRecord record;
  while (next_row(record)) {
    std::optional<Entry> row = take(record);
    if (!row) continue;
    const bool same =
        pending_entry_ && !row->identifier.empty() && row->identifier == pending_entry_->identifier;
    // Rows of one id in a row are one entry, so an entry is complete only when the next row is
    // seen.
    if (!same) {
      std::swap(pending_entry_, row);
      if (!row) continue;
      entry = *std::move(row);
      return true;
    }
    for (Term& term : row->terms) {
      const auto equal = [&term](const Term& other) { return other.same_content(term); };
      if (std::ranges::none_of(pending_entry_->terms, equal)) {
        pending_entry_->terms.push_back(std::move(term));
      }
    }
    for (Datum& datum : row->data) {
      auto& data = pending_entry_->data;
      if (std::ranges::find(data, datum) == data.end()) data.push_back(std::move(datum));
    }
    for (LanguageData& section : row->languages) {
      auto& data = pending_entry_->section(section.language).data;
      for (Datum& datum : section.data) {
        if (std::ranges::find(data, datum) == data.end()) data.push_back(std::move(datum));
      }
    }
  }
  if (!pending_entry_) return false;
  entry = *std::exchange(pending_entry_, std::nullopt);
  return true;
}

std::optional<Entry> TableReader::take(DelimitedRecord& record) {
  place_ = {record.line, place_.unit + 1, {}};
  if (record.bad_bytes > 0) {
    defect(ReadIssue::Kind::repaired,
           "it has bytes without a meaning in " + records_.decoder().encoding());
  }
  const auto skip = [this](std::string_view reason) {
    defect(ReadIssue::Kind::skipped, reason);
    return std::nullopt;
  };
  if (!record.defect.empty()) {
    return skip(record.defect + " (where quotes are text, --no-quotes takes them so)");
  }
  const auto blank = [](const std::string& field) { return text::trimmed(field).empty(); };
  // Spreadsheets fill rows up with empty cells.
  while (!record.fields.empty() && blank(record.fields.back())) record.fields.pop_back();
  if (record.fields.size() > columns_.size()) {
    return skip("it has " + text::counted(record.fields.size(), "field") + ", but the table has " +
                text::counted(columns_.size(), "column"));
  }
  if (!named_ && record.fields.size() < 2) {
    return skip(
        "it has one field, but a term and its translation should stand in it, with a tab or "
        "comma between them");
  }
  Entry entry;
  entry.origin = name_;
  term_places_.assign(columns_.size(), std::nullopt);
  // What is said about terms comes after all terms are there.
  for (const bool terms : {true, false}) {
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      const std::string_view field = text::trimmed(record.fields[i]);
      // UTX writes a hyphen for nothing.
      const bool absent = field.empty() || (is_utx_ && field == "-");
      if (absent || (columns_[i].role == Role::term) != terms) continue;
      put(i, clean(std::string(field)), entry);
    }
    if (!terms) continue;
    if (const std::string reason = name_languages(record.fields, entry); !reason.empty()) {
      return skip(reason);
    }
  }
  if (entry.terms.empty()) return skip("it has no term");
  try {
    for (const Term& term : entry.terms) refuse_long_term(term.text);
  } catch (const InputError& error) {
    return skip(error.what());
  }
  return entry;
}

/// Gives terms the languages that other columns of their row name. Returns what is wrong.
std::string TableReader::name_languages(const std::vector<std::string>& fields,
                                        Entry& entry) const {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto& language = columns_[i].language_column;
    if (!language || !term_places_[i]) continue;
    const std::string_view written =
        *language < fields.size() ? text::trimmed(fields[*language]) : std::string_view{};
    const auto named = understand_language(written);
    if (written.empty() || !named) return "it names no language for a term";
    entry.terms[*term_places_[i]].language = *named;
  }
  return {};
}

Term* TableReader::term_of(const TableColumn& column, Entry& entry) {
  if (!column.term_column) return nullptr;
  const auto place = term_places_[*column.term_column];
  return place ? &entry.terms[*place] : nullptr;
}

void TableReader::put(std::size_t index, std::string text, Entry& entry) {
  const TableColumn& column = columns_[index];
  Term* const term = term_of(column, entry);
  const auto datum = [&]() { return Datum{column.element, column.type, text, {}, {}, {}}; };
  switch (column.role) {
    case Role::term:
      term_places_[index] = entry.terms.size();
      entry.terms.emplace_back();
      entry.terms.back().language = column.language;
      entry.terms.back().text = std::move(text);
      return;
    case Role::term_language:
      return;
    case Role::identifier:
      entry.identifier = std::move(text);
      return;
    case Role::synonyms:
      add_terms(entry, column.language, text);
      return;
    case Role::forbidden:
      if (is_true(text)) mark_forbidden(entry);
      return;
    case Role::status:
      if (set_status(index, text, entry)) return;
      entry.data.push_back({"admin", "x-status", text, {}, {}, {}});
      return;
    case Role::part_of_speech:
      if (term == nullptr) break;
      term->part_of_speech = std::move(text);
      return;
    case Role::term_identifier:
      if (term == nullptr) break;
      term->identifier = std::move(text);
      return;
    case Role::term_datum:
      if (term == nullptr) break;
      term->data.push_back(datum());
      // memoQ lists how a term is matched, and whether it may be used.
      if (column.type == "x-Term_Info" && text.find("Forbidden") != std::string::npos) {
        term->status = Status::forbidden;
      }
      return;
    case Role::language_datum:
      entry.section(column.language).data.push_back(datum());
      return;
    case Role::entry_datum:
      entry.data.push_back(datum());
      return;
  }
  // About a term that is not there.
  const std::string type = column.role == Role::part_of_speech ? "partOfSpeech" : column.type;
  entry.section(column.language)
      .data.push_back({column.element.empty() ? "admin" : column.element, type, text, {}, {}, {}});
}

void TableReader::add_terms(Entry& entry, const Language& language, std::string_view list) const {
  // A column of synonyms is a list in itself.
  for_each_part(list, ',', [&](std::string_view text) {
    entry.terms.emplace_back();
    entry.terms.back().language = language;
    entry.terms.back().text = text;
  });
}

/// A forbidden translation says nothing against the source term, which comes first.
void TableReader::mark_forbidden(Entry& entry) const {
  if (entry.terms.empty()) return;
  const Language first = entry.terms.front().language;
  const bool has_others =
      std::ranges::any_of(entry.terms, [&](const Term& term) { return term.language != first; });
  for (Term& term : entry.terms) {
    if (!has_others || term.language != first) term.status = Status::forbidden;
  }
}

bool TableReader::set_status(std::size_t index, const std::string& text, Entry& entry) {
  const auto status = status_of(text);
  if (!status) {
    log_.remark(place_, "a status that is not known is kept as data of the entry", text);
    return false;
  }
  if (Term* const term = term_of(columns_[index], entry)) {
    term->status = *status;
  } else if (!columns_[index].term_column) {
    for (Term& each : entry.terms) each.status = *status;
  }
  return true;
}

std::string TableReader::clean(std::string text) {
  if (!text::find_non_xml(text)) return text;
  defect(ReadIssue::Kind::repaired, "it has control characters");
  return text::replace_non_xml(text);
}

/// Refuses the file when reading is strict, else notes what was done about it.
void TableReader::defect(ReadIssue::Kind kind, std::string_view message) {
  if (options_.lenient) return log_.add(kind, place_, message);
  const char* const way_out =
      kind == ReadIssue::Kind::repaired
          ? ". Give the right encoding, or use --lenient, which reads them as U+FFFD"
          : ". Correct the file, or use --lenient, which leaves the row out";
  throw InputError(describe(name_, place_, std::string(message).append(way_out)));
}

std::string TableReader::header_json() const {
  if (header_lines_.empty()) return {};
  return nlohmann::json{{"utx", header_lines_}}.dump();
}

std::uint64_t TableReader::bytes_read() const {
  return records_.decoder().source().consumed();
}

ReadSummary TableReader::summary() const {
  return {.issues = log_.issues(), .skipped = log_.skipped(), .repaired = log_.repaired()};
}

}  // namespace calque::glossary
