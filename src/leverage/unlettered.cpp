#include "leverage/unlettered.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/segment_edit.h"
#include "text/letters.h"
#include "text/markup.h"
#include "text/numeral.h"
#include "text/placeable.h"
#include "text/text_edit.h"
#include "text/utf8.h"

namespace calque::leverage {
namespace {

using text::Numeral;
using text::Placeable;
using text::PlaceableKind;

/// Symbols of the SI and units used with it (BIPM, The International System of Units, tables 2 to
/// 8), and of data: the same in all languages of Latin script.
constexpr std::array<std::string_view, 62> kUnits{
    "mm",  "cm", "dm", "m",   "km", "µm", "μm",  "nm",  "mm²", "cm²", "m²",  "km²", "mm³",
    "cm³", "m³", "ml", "mL",  "cl", "dl", "l",   "L",   "mg",  "g",   "kg",  "µg",  "μg",
    "t",   "ms", "s",  "min", "h",  "Hz", "kHz", "MHz", "GHz", "W",   "kW",  "MW",  "mV",
    "V",   "kV", "mA", "A",   "Ω",  "kΩ", "N",   "kN",  "Nm",  "Pa",  "kPa", "MPa", "bar",
    "J",   "kJ", "K",  "°C",  "°F", "dB", "kB",  "MB",  "GB",  "TB"};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_letter(char32_t code_point) {
  const text::CharacterKind kind = text::kind_of(code_point);
  return kind == text::CharacterKind::letter || kind == text::CharacterKind::ideograph;
}

bool has_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode_at(text, at);
    if (is_letter(decoded.code_point)) return true;
    at += decoded.length;
  }
  return false;
}

/// Bytes of the blank that may stand between a number and its unit.
std::size_t blank_length(std::string_view text) {
  for (const std::string_view blank : {" ", "\u00A0", "\u202F"}) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

/// Bytes of a blank and a unit that `text`, which follows a number, begins with.
std::size_t unit_length(std::string_view text) {
  const std::size_t blank = blank_length(text);
  const std::string_view rest = text.substr(blank);
  std::size_t longest = 0;
  for (const std::string_view unit : kUnits) {
    if (!rest.starts_with(unit) || unit.size() <= longest) continue;
    const bool ends =
        rest.size() == unit.size() || !is_letter(text::decode_at(rest, unit.size()).code_point);
    if (ends) longest = unit.size();
  }
  return longest == 0 ? 0 : blank + longest;
}

/// What stands in the text: numbers with their units, and placeholders.
struct Content {
  std::vector<Placeable> numerals;
  bool letters = false;  ///< There are others than those of units and placeholders.
  bool units = false;    ///< There are units that are written with letters.
};

Content content_of(std::string_view text, bool groups_by_space) {
  Content content;
  std::size_t at = 0;
  text::MarkupReader markup(text);
  for (const Placeable& placeable : text::find_placeables(text, groups_by_space)) {
    if (placeable.kind == PlaceableKind::address) continue;
    const bool tag = placeable.kind == PlaceableKind::tag && text[placeable.begin] == '<';
    // "<Empty>" in a list of a program is a word to translate.
    if (tag && !markup.is_markup(placeable.begin, placeable.end - placeable.begin)) continue;
    content.letters = content.letters || has_letters(text.substr(at, placeable.begin - at));
    at = placeable.end;
    if (placeable.kind != PlaceableKind::numeral) continue;
    content.numerals.push_back(placeable);
    const std::size_t unit = unit_length(text.substr(at));
    content.units = content.units || has_letters(text.substr(at, unit));
    at += unit;
  }
  content.letters = content.letters || has_letters(text.substr(at));
  return content;
}

/// Primary languages of Latin script and of East Asia keep the symbols of units; others write them
/// in their own letters ("мм").
bool keeps_units(const Language& target) {
  constexpr std::array<std::string_view, 25> kOwnLetters{
      "ar", "be", "bg", "bn", "el", "fa", "gu", "he", "hi", "hy", "ka", "kk", "km",
      "kn", "ky", "mk", "ml", "mr", "ru", "sr", "ta", "te", "tg", "uk", "ur"};
  return std::ranges::find(kOwnLetters, target.primary()) == kOwnLetters.end();
}

bool has_separator(const Numeral& numeral, std::string_view separator) {
  return std::ranges::find(numeral.separators, separator) != numeral.separators.end();
}

/// Day, month and year in an order that languages differ in: "01/05/2024", "5.1.24". The order of
/// ISO 8601, which begins with the year, is the same everywhere.
bool is_local_date(const Numeral& numeral) {
  if (numeral.groups.size() != 3 || numeral.groups.front().size() > 2) return false;
  const bool marks =
      numeral.separators.front() == numeral.separators.back() &&
      (has_separator(numeral, "/") || has_separator(numeral, ".") || has_separator(numeral, "-"));
  const std::size_t year = numeral.groups.back().size();
  return marks && numeral.groups[1].size() <= 2 && (year == 2 || year == 4);
}

struct ConvertedNumeral {
  Numeral numeral;
  bool safe = true;
};

std::optional<ConvertedNumeral> convert(const Numeral& numeral,
                                        const text::NumberConventions& source,
                                        const text::NumberConventions& target, bool measured) {
  if (numeral.separators.empty()) return ConvertedNumeral{numeral};
  if (is_local_date(numeral)) return std::nullopt;
  const auto value = text::read_decimal(numeral, source);
  if (value) {
    Numeral written = text::write_decimal(*value, target, numeral.zero);
    // "12.5" alone may be a version or the number of a section, which no language writes "12,5",
    // and "212 555" the number of a telephone.
    const bool doubtful =
        !measured && ((numeral.groups.size() == 2 && has_separator(numeral, ".")) ||
                      (source.groups_by_space() && value->grouped));
    const bool same = written == numeral;
    return ConvertedNumeral{std::move(written), same || !doubtful};
  }
  // A version, an address, a time, a part number; but what has decimal marks and is no number of
  // the source language is written by rules that are not known.
  const bool version = std::ranges::all_of(
      numeral.separators, [](const std::string& separator) { return separator == "."; });
  const bool decimal_marks = has_separator(numeral, ".") || has_separator(numeral, ",");
  if (decimal_marks && !(version && numeral.groups.size() > 2)) return std::nullopt;
  return ConvertedNumeral{numeral};
}

/// True for signs that stand before the number in some languages and behind it in others.
bool has_currency_sign(std::string_view text) {
  constexpr std::array<std::string_view, 8> kSigns{"$", "€", "£", "¥", "₺", "₽", "₹", "₩"};
  return std::ranges::any_of(
      kSigns, [text](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

/// Languages that write "%50" (CLDR, pattern of per cent).
bool differ_in_per_cent(const Language& source, const Language& target) {
  const auto before = [](const Language& language) {
    return language.primary() == "tr" || language.primary() == "eu";
  };
  return before(source) != before(target);
}

/// A number with a unit, or of per cent, is no version.
bool is_measured(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end);
  if (unit_length(rest) > 0) return true;
  const std::string_view sign = rest.substr(blank_length(rest));
  return sign.starts_with('%') || sign.starts_with("‰") || sign.starts_with("°");
}

/// Marks by themselves are written otherwise in some languages: "%s:" has a space in French, "," is
/// another character in Arabic.
bool has_marks_of_language(std::string_view text) {
  return text.find_first_of(",:;?!\"'()") != std::string_view::npos;
}

}  // namespace

bool is_unlettered(const Segment& segment) {
  if (std::ranges::all_of(segment.text, is_blank)) return false;
  return !content_of(segment.text, false).letters;
}

std::optional<ConvertedSegment> convert_unlettered(const Segment& segment, const Language& source,
                                                   const Language& target) {
  const std::string_view text = segment.text;
  const bool spaces = text::NumberConventions::of(source.tag()).groups_by_space();
  const Content content = content_of(text, spaces);
  if (content.units && !keeps_units(target)) return std::nullopt;
  const bool marks = content.numerals.empty() && has_marks_of_language(text);
  const bool per_cent =
      text.find('%') != std::string_view::npos && differ_in_per_cent(source, target);
  ConvertedSegment converted{segment, !marks && !per_cent && !has_currency_sign(text)};
  std::vector<text::TextEdit> edits;
  for (const Placeable& place : content.numerals) {
    const auto numeral = text::parse_numeral(place.of(text));
    if (!numeral) return std::nullopt;
    const auto written = convert(*numeral, text::NumberConventions::of(source.tag(), numeral->zero),
                                 text::NumberConventions::of(target.tag(), numeral->zero),
                                 is_measured(text, place.end));
    if (!written) return std::nullopt;
    converted.safe = converted.safe && written->safe;
    std::string replacement = to_string(written->numeral);
    if (replacement != place.of(text)) {
      edits.push_back({place.begin, place.end, std::move(replacement)});
    }
  }
  apply_edits(converted.target, edits);
  return converted;
}

}  // namespace calque::leverage
