#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace calque::text {

/// A number, date, time or version as written: runs of digits with one separator between two.
struct Numeral {
  std::vector<std::string> groups;      ///< The digits of each run as ASCII; at least one run.
  std::vector<std::string> separators;  ///< As written; one less than the runs.
  char32_t zero = U'0';                 ///< The digit zero of the script that it is written in.
  bool operator==(const Numeral&) const = default;
};

/// Takes the text apart; nothing when it is no numeral, or mixes digits of two scripts.
std::optional<Numeral> parse_numeral(std::string_view text);
std::string to_string(const Numeral& numeral);

/// How a language writes numbers (Unicode CLDR, by ICU).
struct NumberConventions {
  std::string decimal;
  std::string group;

  /// `tag` is a BCP 47 tag; `zero` tells the script of the digits.
  static NumberConventions of(std::string_view tag, char32_t zero = U'0');

  /// True where thousands are set apart by a space of some kind.
  bool groups_by_space() const;
};

/// The value of a number, digit by digit, as ASCII.
struct Decimal {
  std::string integer;
  std::string fraction;
  bool grouped = false;  ///< Its thousands are set apart; no part of the value.

  bool same_value(const Decimal& other) const {
    return integer == other.integer && fraction == other.fraction;
  }
};

/// The value of a numeral that follows the conventions; nothing for one that does not (a date, a
/// number of another language). Every kind of space, and of apostrophe, is as good as another.
std::optional<Decimal> read_decimal(const Numeral& numeral, const NumberConventions& conventions);

/// The number in groups of three where it is grouped.
Numeral write_decimal(const Decimal& decimal, const NumberConventions& conventions, char32_t zero);

/// The grammatical number that the language uses with this number: "one", "few", "other"
/// (https://cldr.unicode.org/index/cldr-spec/plural-rules).
std::string plural_category(std::string_view tag, const Decimal& decimal);

}  // namespace calque::text
