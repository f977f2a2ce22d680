#include "text/placeable.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/address.h"
#include "text/letters.h"
#include "text/placeholder.h"
#include "text/utf8.h"
#include "text/word_class.h"

namespace calque::text {
namespace {

/// Of decimals, thousands, dates, times, versions and ranges, in Arabic script too.
constexpr std::array<std::string_view, 11> kSeparators{
    ".", ",", ":", "/", "-", "\u2013", "'", "\u2019", "\u066B", "\u066C", "\u00B7"};
constexpr std::array<std::string_view, 4> kSpaces{" ", "\u00A0", "\u202F", "\u2009"};

bool is_letter(char32_t code_point) {
  const WordClass of = word_class(code_point);
  return of == WordClass::letter || of == WordClass::hebrew_letter ||
         of == WordClass::extend_number_letter || of == WordClass::extend;
}

bool letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_letter(decode_at(text, at).code_point);
}

std::size_t before(std::string_view text, std::size_t at) {
  do {
    --at;
  } while (at > 0 && is_continuation(text[at]));
  return at;
}

bool follows_letter(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char32_t previous = decode_at(text, before(text, at)).code_point;
  return is_letter(previous) || digit_value(previous) >= 0;
}

/// Where the digits that begin at `at` end.
std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Decoded decoded = decode_at(text, at);
    if (digit_value(decoded.code_point) < 0) break;
    at += decoded.length;
  }
  return at;
}

template <std::size_t N>
std::size_t length_of_any(const std::array<std::string_view, N>& all, std::string_view rest) {
  const auto found =
      std::ranges::find_if(all, [rest](std::string_view one) { return rest.starts_with(one); });
  return found == all.end() ? 0 : found->size();
}

/// Where the digits and separators that begin at `at` end; `at` when there are none.
std::size_t numeral_end(std::string_view text, std::size_t at, bool groups_by_space) {
  constexpr std::size_t kGroup = 3;
  std::size_t end = digits_end(text, at);
  std::size_t digits = count_code_points(text.substr(at, end - at));
  while (end > at && end < text.size()) {
    std::size_t separator = length_of_any(kSeparators, text.substr(end));
    // A space joins groups of three only, or "in 1990 100 people" would be one number.
    const bool space = separator == 0 && groups_by_space && digits <= kGroup;
    if (space) separator = length_of_any(kSpaces, text.substr(end));
    if (separator == 0) break;
    const std::size_t next = digits_end(text, end + separator);
    const std::size_t next_digits =
        count_code_points(text.substr(end + separator, next - end - separator));
    if (next_digits == 0 || (space && next_digits != kGroup)) break;
    end = next;
    digits = next_digits;
  }
  return end;
}

/// The placeable that begins at `at`, if any, but numerals.
std::optional<Placeable> fixed_at(std::string_view text, std::size_t at) {
  const std::size_t tag = placeholder_length(text, at);
  if (tag > 0) return Placeable{at, at + tag, PlaceableKind::tag};
  if (follows_letter(text, at)) return std::nullopt;
  const std::size_t address = address_length(text, at);
  return address > 0 ? std::optional(Placeable{at, at + address, PlaceableKind::address})
                     : std::nullopt;
}

}  // namespace

/// Tags and addresses first: a number in them is a part of them.
std::vector<Placeable> find_placeables(std::string_view text, bool groups_by_space) {
  std::vector<Placeable> found;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto fixed = fixed_at(text, at)) {
      found.push_back(*fixed);
      at = fixed->end;
      continue;
    }
    const std::size_t end = numeral_end(text, at, groups_by_space);
    if (end == at) {
      at += decode_at(text, at).length;
      continue;
    }
    if (!follows_letter(text, at) && !letter_at(text, end)) {
      found.push_back({at, end, PlaceableKind::numeral});
    }
    at = end;
  }
  return found;
}

bool has_hanging_ending(std::string_view text, std::size_t end) {
  constexpr std::array<std::string_view, 5> kJoints{"'", "\u2019", "-", ":", "\u2010"};
  const std::size_t joint =
      end < text.size() ? length_of_any(kJoints, text.substr(end)) : std::size_t{0};
  return joint > 0 && letter_at(text, end + joint);
}

}  // namespace calque::text
