#include "segment/list_items.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <optional>

#include "segment/characters.h"
#include "text/ascii.h"

namespace calque::segment {
namespace {

/// Bytes that one item may take. Further on the number is likelier to be another one; and each item
/// searches so far.
constexpr std::size_t kLookAhead = 2000;
/// Lists that are numbered so are short.
constexpr auto kRomans =
    std::to_array<std::string_view>({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x",
                                     "xi", "xii", "xiii", "xiv", "xv"});

/// An item number as written: "(", "b", ")".
struct ItemNumber {
  std::string_view open;
  std::string_view value;
  std::string_view close;
};

std::optional<ItemNumber> read_number(std::string_view text) {
  ItemNumber number;
  number.open = text.substr(0, text.starts_with('(') ? 1 : 0);
  text.remove_prefix(number.open.size());
  const auto same_kind = [&text](char c) {
    return text::is_ascii_digit(text.front()) ? text::is_ascii_digit(c) : text::is_ascii_letter(c);
  };
  const auto end = std::ranges::find_if_not(text, same_kind);
  number.value = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(number.value.size());
  number.close = text.substr(0, text.starts_with(".)") ? 2 : 1);
  const bool closed = number.close == ")" || number.close == ".)" || number.close == ".";
  // Four: "viii", and no list has 10,000 items.
  if (number.value.empty() || number.value.size() > 4 || !closed) return std::nullopt;
  return number;
}

/// What may follow `value` in a list; nothing when `value` numbers no item.
std::vector<std::string> successors(std::string_view value) {
  std::vector<std::string> next;
  if (text::is_ascii_digit(value.front())) {
    int number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    next.push_back(std::to_string(number + 1));
    return next;
  }
  if (value.size() == 1 && value != "z" && value != "Z") {
    // "i" is both a letter and a numeral: what comes first in the text, "j" or "ii", tells.
    next.emplace_back(1, static_cast<char>(value.front() + 1));
  }
  const auto roman = std::ranges::find(kRomans, value);
  if (roman != kRomans.end() && roman + 1 != kRomans.end()) next.emplace_back(*(roman + 1));
  return next;
}

/// The parts in a row with a space at both ends.
std::string spaced(std::initializer_list<std::string_view> parts) {
  std::string out(1, ' ');
  for (const std::string_view part : parts) out.append(part);
  out.push_back(' ');
  return out;
}

/// "A." before a name is an initial and "2." before a noun an ordinal; with a closing bracket there
/// is no such doubt.
bool safe(const ItemNumber& number, const RuleSet& rules) {
  if (number.close != ".") return true;
  if (text::is_ascii_digit(number.value.front())) return rules.ordinal_digits == 0;
  return number.value.front() >= 'a' && number.value.size() == 1;
}

}  // namespace

std::size_t skip_item_start(std::string_view text, std::size_t offset) {
  offset = skip_spaces(text, offset);
  const char32_t c = char_at(text, offset);
  if (is_bullet(c)) offset = skip_spaces(text, offset + text::decode_at(text, offset).length);
  return char_at(text, offset) == U'(' ? offset + 1 : offset;
}

bool is_item_number(std::string_view token) {
  // As in read_number; four bytes are also one letter of any script.
  if (token.empty() || token.size() > 4) return false;
  if (std::ranges::all_of(token, text::is_ascii_digit)) return true;
  if (token.size() == text::decode_at(token, 0).length) return true;
  return std::ranges::find(kRomans, lower_case(token)) != kRomans.end();
}

/// The nearest of the spellings that may follow, within reach: "i)" may go on with "j)" or "ii)".
void ListItems::expect(std::size_t offset, const std::vector<std::string>& numbers) {
  const std::string_view ahead = text_.substr(offset, kLookAhead);
  std::size_t best = std::string_view::npos;
  for (const std::string& number : numbers) {
    const std::size_t found = ahead.find(number);
    if (found != std::string_view::npos) best = std::min(best, found + 1);
  }
  if (best != std::string_view::npos) next_item_ = offset + best;
}

/// "Steps: 1. Open it. 2. Close it.": a list of sentences begins after the colon. Its second item
/// must be there, after a mark; "in two ways: 1. by land 2. by sea" is one sentence.
void ListItems::expect_list_after_colon(std::size_t offset) {
  constexpr std::string_view kFirst = ": 1. ";
  if (rules_.ordinal_digits > 0 || next_item_ != std::string_view::npos) return;
  if (colon_list_ < offset || offset == 0) colon_list_ = text_.find(kFirst, offset);
  if (colon_list_ == std::string_view::npos || colon_list_ - offset > kLookAhead) return;
  const std::size_t item = colon_list_ + kFirst.size();
  const std::string_view ahead = text_.substr(item, kLookAhead);
  const std::size_t second = ahead.find(" 2. ");
  if (second == std::string_view::npos || second == 0 || !is_upper(char_at(text_, item))) return;
  if (mark_kind(decode_before(ahead, second).code_point) == MarkKind::none) return;
  next_item_ = colon_list_ + 2;
}

/// An item was seen; only its successor, written the same way, is taken for the next. A number that
/// stands alone in a sentence breaks nothing.
void ListItems::segment_begins(std::size_t offset) {
  offset = skip_spaces(text_, offset);
  if (next_item_ != std::string_view::npos && next_item_ <= offset) {
    next_item_ = std::string_view::npos;
  }
  if (offset >= text_.size()) return;
  const char32_t first = char_at(text_, offset);
  if (is_bullet(first)) {
    const std::size_t length = text::decode_at(text_, offset).length;
    expect(offset + length, {' ' + std::string(text_.substr(offset, length))});
    return;
  }
  expect_list_after_colon(offset);
  // A bracket, four characters of the number and ".)", and one more to see that it ends.
  const auto number = read_number(text_.substr(offset, 8));
  if (!number || !safe(*number, rules_)) return;
  std::vector<std::string> written;
  for (const std::string& value : successors(number->value)) {
    written.push_back(spaced({number->open, value, number->close}));
  }
  expect(offset, written);
}

}  // namespace calque::segment
