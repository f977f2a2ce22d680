#include "formats/table/delimited_reader.h"

#include <algorithm>
#include <utility>

#include "calque/error.h"
#include "formats/table/ansi_encoding.h"
#include "model/language_reading.h"
#include "model/segment_xml.h"
#include "text/counted.h"
#include "text/xml_text.h"

namespace calque {
namespace {

text::Decoder open_decoder(text::ByteSource source, const DelimitedReadOptions& options) {
  text::DecoderOptions decoder_options;
  decoder_options.forced_encoding =
      options.encoding.empty() ? encoding_of_spreadsheet_file(source.name(), options.languages)
                               : options.encoding;
  return text::Decoder(std::move(source), decoder_options);
}

}  // namespace

DelimitedReader::DelimitedReader(text::ByteSource source, DelimitedReadOptions options)
    : options_(std::move(options)),
      name_(source.name()),
      records_(open_decoder(std::move(source), options_), options_.separator, options_.quotes) {
  read_first_row();
}

/// Without languages from the command line the first row must name them; with them it is a row of
/// text, unless it names them too.
void DelimitedReader::read_first_row() {
  const std::string& encoding = records_.decoder().encoding();
  if (options_.encoding.empty() && encoding != "UTF-8") {
    log_.remark({}, remark_on_encoding(encoding));
  }
  has_pending_ = records_.next(pending_);
  if (has_pending_) {
    take_first_row();
  } else if (options_.languages.empty()) {
    throw InputError(name_ + ": the file is empty");
  } else {
    headings_ = plain_headings(options_.languages);
  }
}

void DelimitedReader::take_first_row() {
  HeadingsFound found = read_headings(pending_.fields, options_.languages);
  if (found.headings) {
    headings_ = *std::move(found.headings);
    has_pending_ = false;
    for (const std::string& note : headings_.notes) log_.remark({pending_.line, 0, {}}, note);
    return;
  }
  if (options_.languages.empty()) {
    // A translation unit takes two.
    throw InputError(name_ + ":" + std::to_string(pending_.line) +
                     ": the first row does not name two languages (such as en and tr)" +
                     (found.problem.empty() ? "" : ": " + found.problem) +
                     "; name the languages of the columns on the command line");
  }
  headings_ = plain_headings(options_.languages);
  if (found.problem.empty()) return;
  log_.remark(
      {pending_.line, 0, {}},
      "the first row is taken for text, though it looks like names of columns: " + found.problem);
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

/// The source is the first language, where a row has text in it.
bool DelimitedReader::take(DelimitedRecord& record, TranslationUnit& unit) {
  if (std::ranges::all_of(record.fields, &std::string::empty)) return false;
  place_ = {record.line, place_.unit + 1, {}};
  if (record.bad_bytes > 0) {
    defect(ReadIssue::Kind::repaired,
           "it has bytes without a meaning in " + records_.decoder().encoding());
  }
  if (!record.defect.empty()) {
    defect(ReadIssue::Kind::skipped,
           record.defect + " (where quotes are text, --no-quotes takes them so)");
    return false;
  }
  const std::size_t columns = headings_.columns.size();
  // Spreadsheets fill rows up with empty cells.
  while (record.fields.size() > columns && record.fields.back().empty()) record.fields.pop_back();
  if (record.fields.size() > columns) {
    defect(ReadIssue::Kind::skipped, "it has " + text::counted(record.fields.size(), "field") +
                                         ", but the table has " + text::counted(columns, "column"));
    return false;
  }
  unit = {};
  unit.segment_type = "sentence";
  unit.origin = name_;
  if (!put_all(std::move(record.fields), unit)) return false;
  if (unit.variants.size() < 2) log_.remark(place_, "a row has text in fewer than two languages");
  return true;
}

/// False for a row that is left out.
bool DelimitedReader::put_all(std::vector<std::string> fields, TranslationUnit& unit) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const UnitColumn& column = headings_.columns[i];
    if (fields[i].empty() || column.role == UnitColumn::Role::language) continue;
    Language language = column.language;
    if (column.language_column && *column.language_column < fields.size()) {
      try {
        language = language_in_file(fields[*column.language_column]);
      } catch (const InputError& error) {
        defect(ReadIssue::Kind::skipped, error.what());
        return false;
      }
    }
    if (i == headings_.source) unit.source_language = language;
    put(column, language, clean(fields[i]), unit);
  }
  return true;
}

void DelimitedReader::put(const UnitColumn& column, const Language& language, std::string text,
                          TranslationUnit& unit) {
  switch (column.role) {
    case UnitColumn::Role::text: {
      Variant variant;
      variant.language = language;
      variant.segment.text = std::move(text);
      unit.variants.push_back(std::move(variant));
      break;
    }
    case UnitColumn::Role::tuid:
      unit.tuid = std::move(text);
      break;
    case UnitColumn::Role::note:
      unit.notes.push_back({std::move(text), {}, {}});
      break;
    case UnitColumn::Role::property:
      unit.properties.push_back({column.type, std::move(text), {}, {}});
      break;
    case UnitColumn::Role::language:
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
