#include "formats/table/delimited_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "calque/error.h"
#include "model/language_reading.h"
#include "model/segment_xml.h"
#include "text/ascii.h"
#include "text/xml_text.h"

namespace calque {
namespace {

text::Decoder open_decoder(text::ByteSource source, const DelimitedReadOptions& options) {
  text::DecoderOptions decoder_options;
  decoder_options.forced_encoding = options.encoding;
  return text::Decoder(std::move(source), decoder_options);
}

/// The language that a name of a column stands for, by a code of two or three letters or by its
/// name in English: other words are names of columns.
std::optional<Language> column_language(std::string_view name) {
  auto language = understand_language(name);
  // ISO 639: codes of two and three letters.
  const bool named = language && language->primary().size() <= 3 && !language->undetermined();
  return named ? language : std::nullopt;
}

}  // namespace

DelimitedReader::DelimitedReader(text::ByteSource source, DelimitedReadOptions options)
    : options_(std::move(options)),
      name_(source.name()),
      records_(open_decoder(std::move(source), options_), options_.separator) {
  read_first_row();
}

/// Without languages from the command line the first row must name them; with them it is a row of
/// text, unless it repeats their names.
void DelimitedReader::read_first_row() {
  has_pending_ = records_.next(pending_);
  if (options_.languages.empty()) {
    if (!has_pending_) throw InputError(name_ + ": the file is empty");
    name_columns(pending_.fields);
    has_pending_ = false;
    return;
  }
  languages_ = options_.languages;
  for (const Language& language : languages_) columns_.push_back({Role::language, language, {}});
  if (has_pending_ && names_given_languages(pending_.fields)) has_pending_ = false;
}

void DelimitedReader::name_columns(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (text::equals_ignoring_case(name, "tuid")) {
      columns_.push_back({Role::tuid, {}, name});
    } else if (text::equals_ignoring_case(name, "note")) {
      columns_.push_back({Role::note, {}, name});
    } else if (const auto language = column_language(name)) {
      columns_.push_back({Role::language, *language, name});
      languages_.push_back(*language);
    } else {
      columns_.push_back({Role::property, {}, name.empty() ? "x-untyped" : name});
    }
  }
  // A translation unit takes two.
  if (languages_.size() >= 2) return;
  throw InputError(name_ +
                   ":1: the first row does not name two languages (such as en and tr); name the "
                   "languages of the columns on the command line");
}

bool DelimitedReader::names_given_languages(const std::vector<std::string>& fields) const {
  return std::ranges::equal(fields, languages_,
                            [](const std::string& field, const Language& given) {
                              return column_language(field) == given;
                            });
}

bool DelimitedReader::next(TranslationUnit& unit) {
  DelimitedRecord record;
  for (;;) {
    if (std::exchange(has_pending_, false)) {
      record = std::move(pending_);
    } else if (!records_.next(record)) {
      return false;
    }
    if (take(record, unit)) return true;
  }
}

/// The first language is the source, where a row has text in it.
bool DelimitedReader::take(DelimitedRecord& record, TranslationUnit& unit) {
  if (std::ranges::all_of(record.fields, &std::string::empty)) return false;
  place_ = {record.line, place_.unit + 1, {}};
  if (record.bad_bytes > 0) {
    defect(ReadIssue::Kind::repaired,
           "it has bytes without a meaning in " + records_.decoder().encoding());
  }
  if (!record.defect.empty()) {
    defect(ReadIssue::Kind::skipped, record.defect);
    return false;
  }
  if (record.fields.size() > columns_.size()) {
    defect(ReadIssue::Kind::skipped, "it has " + std::to_string(record.fields.size()) +
                                         " fields, but there are " +
                                         std::to_string(columns_.size()) + " columns");
    return false;
  }
  unit = {};
  unit.source_language = languages_.front();
  unit.segment_type = "sentence";
  unit.origin = name_;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    if (!record.fields[i].empty()) put(columns_[i], clean(std::move(record.fields[i])), unit);
  }
  if (unit.variants.size() < 2) log_.remark(place_, "a row has text in fewer than two languages");
  const bool has_source = unit.find_variant(languages_.front()) != nullptr;
  if (!has_source) unit.source_language.reset();
  return true;
}

void DelimitedReader::put(const Column& column, std::string text, TranslationUnit& unit) const {
  switch (column.role) {
    case Role::language: {
      Variant variant;
      variant.language = column.language;
      variant.segment.text = std::move(text);
      unit.variants.push_back(std::move(variant));
      break;
    }
    case Role::tuid:
      unit.tuid = std::move(text);
      break;
    case Role::note:
      unit.notes.push_back({std::move(text), {}, {}});
      break;
    case Role::property:
      unit.properties.push_back({column.name, std::move(text), {}, {}});
      break;
  }
}

std::string DelimitedReader::clean(std::string text) {
  if (!text::find_non_xml(text)) return text;
  defect(ReadIssue::Kind::repaired, "it has control characters");
  return text::replace_non_xml(text);
}

/// Refuses the file when reading is strict, else notes what was done about it.
void DelimitedReader::defect(ReadIssue::Kind kind, std::string_view message) {
  if (options_.lenient) {
    log_.add(kind, place_, message);
    return;
  }
  const char* const way_out =
      kind == ReadIssue::Kind::repaired
          ? ". Give the right encoding, or use --lenient, which reads them as U+FFFD"
          : ". Correct the file, or use --lenient, which leaves the row out";
  throw InputError(describe(name_, place_, std::string(message).append(way_out)));
}

}  // namespace calque
