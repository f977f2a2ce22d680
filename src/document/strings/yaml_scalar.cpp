#include "document/strings/yaml_scalar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/trim.h"
#include "text/utf8.h"

namespace calque::document {
namespace {

using Style = YamlEvent::Style;

bool is_one_of(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}

/// "1_000", "0x1F", "3.5e2", "12:30", "2001-12-14": what begins with a digit and goes on so.
bool is_number_or_date(std::string_view value) {
  if (!value.empty() && is_one_of(value.front(), "+-")) value.remove_prefix(1);
  if (value.empty() || !(text::is_ascii_digit(value.front()) || value.front() == '.')) return false;
  if (std::ranges::none_of(value, text::is_ascii_digit)) return false;
  if (value.starts_with("0x")) return true;
  return std::ranges::all_of(
      value, [](char c) { return text::is_ascii_digit(c) || is_one_of(c, "_.,:+-eETZ "); });
}

/// A piece of a scalar's text.
struct Piece {
  std::string text;
  SourceRange range;
};

/// YAML 1.2, 5.7: a letter, or a code of so many digits.
std::optional<Piece> read_escape(std::string_view file, SourceRange rest) {
  constexpr std::string_view kLetters = "0abtnvfre \"/\\N_LP\t";
  constexpr auto kMeant = std::to_array<char32_t>(
      {0xFFFD, 7, 8, 9, 10, 11, 12, 13, 27, ' ', '"', '/', '\\', 0x85, 0xA0, 0x2028, 0x2029, 9});
  if (rest.size() < 2) return std::nullopt;
  const char letter = file[rest.begin + 1];
  Piece piece{.text = {}, .range = {rest.begin, rest.begin + 2}};
  const std::size_t known = kLetters.find(letter);
  if (known != std::string_view::npos) {
    text::append_utf8(piece.text, kMeant.at(known));
    return piece;
  }
  const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  if (digits == 0 || rest.size() < 2 + digits) return std::nullopt;
  std::uint32_t code = 0;
  const char* begin = file.data() + rest.begin + 2;
  const auto [end, error] = std::from_chars(begin, begin + digits, code, 16);
  if (error != std::errc() || end != begin + digits) return std::nullopt;
  text::append_utf8(piece.text, code == 0 ? text::kReplacementCharacter : char32_t{code});
  piece.range.end += digits;
  return piece;
}

/// Takes the text of plain and quoted scalars apart.
class FlowReader {
 public:
  FlowReader(std::string_view file, SourceRange inside, Style style)
      : file_(file), inside_(inside), style_(style), at_(inside.begin) {}

  /// Nothing for an escape that is not understood.
  std::optional<std::vector<Piece>> read() {
    while (at_ < inside_.end) {
      if (is_one_of(file_[at_], text::kBlanks)) {
        take_space();
      } else if (!take_escape() && !take_characters()) {
        return std::nullopt;
      }
    }
    return std::move(pieces_);
  }

 private:
  /// A line end with the white space around it is a space; further ones are line ends.
  void take_space() {
    const std::size_t end = std::min(file_.find_first_not_of(text::kBlanks, at_), inside_.end);
    const std::string_view run = file_.substr(at_, end - at_);
    const auto lines = std::ranges::count(run, '\n');
    std::string text(run);
    if (lines > 0) text = lines == 1 ? " " : std::string(static_cast<std::size_t>(lines - 1), '\n');
    add(std::move(text), end);
  }

  bool take_escape() {
    const std::string_view rest = file_.substr(at_, inside_.end - at_);
    if (style_ == Style::single_quoted && rest.starts_with("''")) {
      add("'", at_ + 2);
      return true;
    }
    if (style_ != Style::double_quoted || rest.front() != '\\') return false;
    if (rest.size() > 1 && is_one_of(rest[1], "\r\n")) {
      // The line goes on; this belongs to the character behind it.
      joined_from_ = joined_from_.value_or(at_);
      at_ = std::min(file_.find_first_not_of(text::kBlanks, at_ + 1), inside_.end);
      return true;
    }
    const auto escape = read_escape(file_, {at_, inside_.end});
    if (!escape) return false;
    add(escape->text, escape->range.end);
    return true;
  }

  bool take_characters() {
    const std::string_view stop = style_ == Style::double_quoted   ? " \t\r\n\\"
                                  : style_ == Style::single_quoted ? " \t\r\n'"
                                                                   : text::kBlanks;
    const std::size_t end = std::min(file_.find_first_of(stop, at_), inside_.end);
    if (end == at_) return false;
    if (joined_from_) {
      const std::size_t length = std::min(text::decode_at(file_, at_).length, end - at_);
      add(std::string(file_.substr(at_, length)), at_ + length);
      return true;
    }
    add(std::string(file_.substr(at_, end - at_)), end);
    return true;
  }

  void add(std::string text, std::size_t end) {
    pieces_.push_back({std::move(text), {joined_from_.value_or(at_), end}});
    joined_from_.reset();
    at_ = end;
  }

  std::string_view file_;
  SourceRange inside_;
  Style style_;
  std::size_t at_;
  std::optional<std::size_t> joined_from_;
  std::vector<Piece> pieces_;
};

/// The lines of a block, each without its indentation; what lies between two of them is one piece.
std::vector<Piece> read_block(std::string_view file, SourceRange range, Style style) {
  std::vector<Piece> pieces;
  std::size_t at = std::min(file.find('\n', range.begin), range.end);
  const std::size_t first = file.find_first_not_of(text::kBlanks, at);
  if (first >= range.end || at >= range.end) return pieces;
  const std::size_t line = file.rfind('\n', first) + 1;
  const std::size_t indentation = first - line;
  at = first;
  while (at < range.end) {
    const std::size_t end = std::min(file.find_first_of("\r\n", at), range.end);
    if (end > at) pieces.push_back({std::string(file.substr(at, end - at)), {at, end}});
    const std::size_t next = std::min(file.find_first_not_of(text::kBlanks, end), range.end);
    if (next == range.end) break;
    const auto lines =
        static_cast<std::size_t>(std::ranges::count(file.substr(end, next - end), '\n'));
    const std::size_t begin = std::min(file.rfind('\n', next) + 1 + indentation, next);
    const bool folds = style == Style::folded;
    std::string between = folds && lines == 1 ? " " : std::string(lines - (folds ? 1 : 0), '\n');
    pieces.push_back({std::move(between), {end, begin}});
    at = begin;
  }
  return pieces;
}

SourceRange within_quotes(SourceRange range, Style style) {
  const bool quoted = style == Style::single_quoted || style == Style::double_quoted;
  return quoted && range.size() >= 2 ? SourceRange{range.begin + 1, range.end - 1} : range;
}

/// White space at its ends belongs to no text of a paragraph.
std::string_view without_ends(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\f");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n\f") - first + 1);
}

std::string in_double_quotes(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\t' || c == '\r') {
      out += {'\\', c == '\n' ? 'n' : c == '\t' ? 't' : 'r'};
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

/// YAML 1.2, 7.3.3: what a plain scalar must not begin with, hold or end with.
bool is_plain(std::string_view text, bool in_flow) {
  if (text.empty() || !is_plain_string(text) || text.find('\n') != std::string_view::npos ||
      text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos ||
      text.back() == ':' || is_one_of(text.front(), "-?:,[]{}#&*!|>'\"%@`=")) {
    return false;
  }
  return !in_flow || text.find_first_of(",[]{}:") == std::string_view::npos;
}

std::string with_line_ends(std::string_view text, const std::string& line_end) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += line_end;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

bool is_plain_string(std::string_view value) {
  // YAML 1.1, types null, bool and merge.
  constexpr auto kConstants = std::to_array<std::string_view>(
      {"", "~", "null", "true", "false", "yes", "no", "on", "off", "<<", ".inf", "-.inf", ".nan"});
  const std::string lower = text::lower_ascii(value);
  if (std::ranges::find(kConstants, lower) != kConstants.end()) return false;
  // A name of Ruby.
  const bool symbol = value.front() == ':' && value.find(' ') == std::string_view::npos;
  return !symbol && !is_number_or_date(value);
}

void add_scalar(std::string_view file, const YamlEvent& scalar, ParagraphBuilder& builder) {
  const bool block = scalar.style == Style::literal || scalar.style == Style::folded;
  std::optional<std::vector<Piece>> pieces;
  if (block) {
    pieces = read_block(file, scalar.range, scalar.style);
  } else {
    pieces = FlowReader(file, within_quotes(scalar.range, scalar.style), scalar.style).read();
  }
  std::string text;
  if (pieces) {
    for (const Piece& piece : *pieces) text += piece.text;
  }
  if (!pieces || without_ends(text) != without_ends(scalar.value)) {
    builder.add_text(scalar.value, {scalar.range.begin, scalar.range.begin});
    builder.lose_track();
    return;
  }
  for (const Piece& piece : *pieces) builder.add_text(piece.text, piece.range);
}

std::optional<std::string> write_scalar(std::string_view text, const YamlPlace& place) {
  const std::string line = "\n" + place.indentation;
  switch (place.style) {
    case Style::plain:
      if (is_plain(text, place.in_flow)) return std::string(text);
      if (!place.whole) return std::nullopt;
      return "\"" + in_double_quotes(text) + "\"";
    case Style::single_quoted: {
      std::string doubled;
      for (const char c : text) doubled.append(c == '\'' ? 2 : 1, c);
      return with_line_ends(doubled, "\n" + line);
    }
    case Style::double_quoted:
      return in_double_quotes(text);
    case Style::literal:
      return with_line_ends(text, line);
    case Style::folded:
      return with_line_ends(text, "\n" + line);
  }
  return std::nullopt;
}

}  // namespace calque::document
