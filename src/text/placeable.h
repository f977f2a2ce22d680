#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace calque::text {

/// What stands in a text and is not translated, at most written another way.
enum class PlaceableKind {
  numeral,  ///< A number, date, time or version (see Numeral).
  address,  ///< A URL or an e-mail address.
  tag       ///< Markup or a placeholder in the text (see placeholder_length).
};

/// A stretch of text by byte offsets, `begin` included, `end` excluded.
struct Placeable {
  std::size_t begin = 0;
  std::size_t end = 0;
  PlaceableKind kind = PlaceableKind::numeral;
  bool operator==(const Placeable&) const = default;

  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// The placeables of valid UTF-8 in order. Digits that touch letters ("A4", "5km") are part of a
/// word; a script without spaces may touch them. `groups_by_space`: "1 234" is one number.
std::vector<Placeable> find_placeables(std::string_view text, bool groups_by_space);

/// True when letters hang on what ends at `end` by an apostrophe, hyphen or colon, as endings do:
/// "5'e", "12-es", "20:een".
bool has_hanging_ending(std::string_view text, std::size_t end);

}  // namespace calque::text
