#include "formats/table/delimited_records.h"

#include <algorithm>
#include <array>
#include <utility>

#include "calque/error.h"

namespace calque {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

}  // namespace

DelimitedRecords::DelimitedRecords(text::Decoder decoder, char separator)
    : window_(std::move(decoder)), separator_(separator) {
  if (separator_ == '\0') detect_separator();
}

void DelimitedRecords::detect_separator() {
  const std::size_t end = find('\n', 0);
  const std::string_view line = view().substr(0, end);
  const auto count = [line](char c) { return std::ranges::count(line, c); };
  if (count('\t') > 0) {
    separator_ = '\t';
  } else {
    // Excel writes semicolons where the comma is the decimal sign.
    separator_ = count(';') > count(',') ? ';' : ',';
  }
}

bool DelimitedRecords::more() {
  if (window_.view().size() > kMaxRecordBytes) {
    throw InputError(decoder().source().name() + ":" + std::to_string(window_.line()) +
                     ": a record is larger than " + std::to_string(kMaxRecordBytes >> 20U) +
                     " MiB; is a quote missing?");
  }
  return window_.grow();
}

bool DelimitedRecords::need(std::size_t size) {
  while (view().size() < size) {
    if (!more()) return false;
  }
  return true;
}

std::size_t DelimitedRecords::find_first_of(std::string_view characters, std::size_t from) {
  for (;;) {
    const std::size_t at = view().find_first_of(characters, from);
    if (at != kNone) return at;
    from = view().size();
    if (!more()) return kNone;
  }
}

std::size_t DelimitedRecords::find(char c, std::size_t from) {
  return find_first_of(std::string_view(&c, 1), from);
}

/// Length of the line end at `at`; 0 when there is none.
std::size_t DelimitedRecords::line_end_at(std::size_t at) {
  need(at + 2);
  const std::string_view rest = view().substr(std::min(at, view().size()), 2);
  if (rest.starts_with('\n')) return 1;
  return rest == "\r\n" ? 2 : 0;
}

bool DelimitedRecords::ends_field(std::size_t at) {
  return !need(at + 1) || view()[at] == separator_ || line_end_at(at) > 0;
}

/// The position after the closing quote, with the content in `field`; kNone when it is never
/// closed.
/// RFC 4180: a quote in a quoted field is doubled.
std::size_t DelimitedRecords::take_quoted(std::size_t at, std::string& field) {
  for (std::size_t from = at + 1;;) {
    const std::size_t quote = find('"', from);
    if (quote == kNone) return kNone;
    field.append(view().substr(from, quote - from));
    if (!need(quote + 2) || view()[quote + 1] != '"') return quote + 1;
    field.push_back('"');
    from = quote + 2;
  }
}

/// Appends the field at `at` to the record; returns the position after it.
std::size_t DelimitedRecords::take_field(std::size_t at, DelimitedRecord& record) {
  if (need(at + 1) && view()[at] == '"') {
    std::string field;
    const std::size_t end = take_quoted(at, field);
    if (end != kNone && ends_field(end)) {
      record.fields.push_back(std::move(field));
      return end;
    }
    // Tab-separated files of many tools do not quote: there such a field is text that begins with
    // a quote.
    if (separator_ != '\t') {
      record.defect = end == kNone ? "a quoted field is never closed"
                                   : "text follows the closing quote of a field";
    }
  }
  const std::array<char, 2> stops{separator_, '\n'};
  std::size_t end = find_first_of({stops.data(), stops.size()}, at);
  if (end == kNone) end = view().size();
  std::string_view field = view().substr(at, end - at);
  // A CR belongs to the line end only where LF follows.
  const bool before_line_feed = end < view().size() && view()[end] == '\n';
  if (before_line_feed && field.ends_with('\r')) field.remove_suffix(1);
  record.fields.emplace_back(field);
  return at + field.size();
}

/// Records are found by their line ends outside of quotes, so a broken one costs itself alone.
bool DelimitedRecords::next(DelimitedRecord& record) {
  record = {};
  if (!need(1)) return false;
  record.line = window_.line();
  std::size_t at = 0;
  for (;;) {
    at = take_field(at, record);
    if (!need(at + 1)) break;
    if (const std::size_t line_end = line_end_at(at); line_end > 0) {
      at += line_end;
      break;
    }
    ++at;
  }
  finish(at, record);
  return true;
}

void DelimitedRecords::finish(std::size_t length, DelimitedRecord& record) {
  record.bad_bytes = window_.take_bad_places(length).in_view.size();
  window_.advance(length);
}

}  // namespace calque
