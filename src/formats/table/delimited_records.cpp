#include "formats/table/delimited_records.h"

#include <algorithm>
#include <array>
#include <utility>

#include "calque/error.h"

namespace calque {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

/// So much of tab-separated text is looked at to tell whether it quotes.
constexpr std::size_t kSampleBytes = std::size_t{256} * 1024;

/// A longer field of tab-separated text is not quoted: it only begins with a quote.
constexpr std::size_t kLongestQuoted = std::size_t{1024} * 1024;

/// What a beginning of tab-separated text says about its quotes.
enum class Habit : std::uint8_t { untold, quotes, quotes_are_text };

/// Who quotes fields doubles the quotes in them, and quotes each field that has one.
Habit habit_of(std::string_view sample) {
  Habit habit = Habit::untold;
  for (std::size_t at = 0; at < sample.size();) {
    if (sample[at] != '"') {
      const std::size_t end = std::min(sample.find_first_of("\t\n", at), sample.size());
      if (sample.substr(at, end - at).find('"') != kNone) return Habit::quotes_are_text;
      at = end + 1;
      continue;
    }
    std::size_t quote = sample.find('"', at + 1);
    while (quote != kNone && quote + 1 < sample.size() && sample[quote + 1] == '"') {
      habit = Habit::quotes;
      quote = sample.find('"', quote + 2);
    }
    // The sample may end within a field.
    if (quote == kNone || quote + 1 >= sample.size()) return habit;
    const std::string_view rest = sample.substr(quote + 1);
    const bool ends = rest.starts_with('\t') || rest.starts_with('\n') || rest.starts_with("\r\n");
    if (!ends) return Habit::quotes_are_text;
    at = quote + (rest.starts_with('\r') ? 3 : 2);
  }
  return habit;
}

}  // namespace

DelimitedRecords::DelimitedRecords(text::Decoder decoder, char separator, Quotes quotes)
    : window_(std::move(decoder)),
      separator_(separator),
      reach_(quotes == Quotes::text ? Reach::nowhere : Reach::across_lines) {
  if (separator_ == '\0') detect_separator();
  if (separator_ == '\t' && reach_ != Reach::nowhere) weigh_quotes();
}

void DelimitedRecords::weigh_quotes() {
  need(kSampleBytes);
  switch (habit_of(view().substr(0, kSampleBytes))) {
    case Habit::untold:
      reach_ = Reach::undecided;
      break;
    case Habit::quotes:
      reach_ = Reach::across_lines;
      break;
    case Habit::quotes_are_text:
      reach_ = Reach::line;
      break;
  }
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
                     " MiB; is a quote missing? Where quotes are text, --no-quotes takes them so");
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
  // string_view's own calls memchr for each character of the text: 4 % of an import.
  std::array<bool, 256> wanted{};
  for (const char c : characters) wanted[static_cast<unsigned char>(c)] = true;
  for (;;) {
    const std::string_view text = view();
    while (from < text.size() && !wanted[static_cast<unsigned char>(text[from])]) ++from;
    if (from < text.size()) return from;
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
  const std::size_t farthest = farthest_quote(at);
  for (std::size_t from = at + 1;;) {
    const std::size_t quote = find('"', from);
    if (quote == kNone || quote > farthest) return kNone;
    field.append(view().substr(from, quote - from));
    if (!need(quote + 2) || view()[quote + 1] != '"') return quote + 1;
    field.push_back('"');
    from = quote + 2;
  }
}

/// Where a field that is quoted may end at most.
std::size_t DelimitedRecords::farthest_quote(std::size_t at) {
  if (reach_ == Reach::line) return find('\n', at);
  return separator_ == '\t' ? at + kLongestQuoted : kNone;
}

/// Whether what stands between quotes from `at` to `end` is one field.
bool DelimitedRecords::is_whole(std::size_t at, std::size_t end) {
  if (reach_ != Reach::undecided) return true;
  const bool one_line = view().substr(at, end - at).find('\n') == kNone;
  return one_line || !lines_fit(end);
}

/// Whether each line from the start of the record to that of `end` is a row by itself: then one
/// sentence opens the quotes and a later one closes them.
bool DelimitedRecords::lines_fit(std::size_t end) {
  std::size_t stop = find('\n', end);
  if (stop == kNone) stop = view().size();
  std::string_view rest = view().substr(0, stop);
  std::size_t expected = columns_;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    const auto fields = static_cast<std::size_t>(std::ranges::count(line, separator_)) + 1;
    if (expected == 0) expected = fields;
    if (fields != expected) return false;
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  return true;
}

/// Appends the field at `at` to the record; returns the position after it.
std::size_t DelimitedRecords::take_field(std::size_t at, DelimitedRecord& record) {
  if (reach_ != Reach::nowhere && need(at + 1) && view()[at] == '"') {
    std::string field;
    const std::size_t end = take_quoted(at, field);
    if (end != kNone && ends_field(end) && is_whole(at, end)) {
      record.fields.push_back(std::move(field));
      return end;
    }
    // Tab-separated files of many tools do not quote: there such a field is text that begins with
    // a quote.
    if (separator_ != '\t') {
      record.defect = end == kNone ? "a quoted field is never closed"
                                   : "text follows the closing quote of a field";
    } else if (reach_ == Reach::undecided) {
      reach_ = Reach::line;
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
  if (columns_ == 0) columns_ = record.fields.size();
  finish(at, record);
  return true;
}

void DelimitedRecords::finish(std::size_t length, DelimitedRecord& record) {
  record.bad_bytes = window_.take_bad_places(length).in_view.size();
  window_.advance(length);
}

}  // namespace calque
