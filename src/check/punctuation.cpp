#include "check/punctuation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/letters.h"
#include "text/utf8.h"
#include "text/word_class.h"

namespace calque::check {
namespace {

/// A character with those on its sides; 0 at the ends of the text.
struct Spot {
  std::size_t at = 0;
  std::size_t end = 0;
  char32_t before = 0;
  char32_t here = 0;
  char32_t after = 0;
};

/// Calls `visit` for each character that belongs to no placeholder, markup or address.
template <typename Visit>
void for_each_spot(const CheckedText& checked, Visit visit) {
  const std::string& text = checked.text;
  char32_t before = 0;
  auto placeable = checked.placeables.begin();
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded here = text::decode_at(text, at);
    const std::size_t end = at + here.length;
    const char32_t after = end < text.size() ? text::decode_at(text, end).code_point : 0;
    while (placeable != checked.placeables.end() && placeable->end <= at) ++placeable;
    const bool code = placeable != checked.placeables.end() && placeable->begin <= at &&
                      placeable->kind != text::PlaceableKind::numeral;
    if (!code) visit(Spot{at, end, before, here.code_point, after});
    before = here.code_point;
    at = end;
  }
}

bool is_any(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_space(char32_t c) {
  return c != 0 && text::kind_of(c) == text::CharacterKind::space;
}

bool is_letter(char32_t c) {
  return c != 0 && text::kind_of(c) == text::CharacterKind::letter;
}

bool is_ideograph(char32_t c) {
  return c != 0 && text::kind_of(c) == text::CharacterKind::ideograph;
}

bool is_arabic(char32_t c) {
  return c >= 0x0620 && c <= 0x06FF && is_letter(c);
}

std::size_t count_any(const CheckedText& checked, std::u32string_view set) {
  std::size_t count = 0;
  for_each_spot(checked, [&](const Spot& spot) {
    if (is_any(spot.here, set)) ++count;
  });
  return count;
}

void collect(const CheckedText& target, const std::function<bool(const Spot&)>& wrong,
             std::vector<text::ByteRange>& ranges) {
  for_each_spot(target, [&](const Spot& spot) {
    if (wrong(spot)) ranges.push_back({spot.at, spot.end});
  });
}

constexpr std::array<std::pair<char32_t, char32_t>, 12> kBrackets{{{U'(', U')'},
                                                                   {U'[', U']'},
                                                                   {U'{', U'}'},
                                                                   {U'（', U'）'},
                                                                   {U'［', U'］'},
                                                                   {U'｛', U'｝'},
                                                                   {U'【', U'】'},
                                                                   {U'「', U'」'},
                                                                   {U'『', U'』'},
                                                                   {U'《', U'》'},
                                                                   {U'〈', U'〉'},
                                                                   {U'«', U'»'}}};

/// The place of the bracket that a closing (or opening) one belongs to; nothing for other signs.
/// Full-width brackets are the same as others.
struct BracketCounts {
  std::array<int, 3> kinds{};  ///< round, square and curly; opening less closing
  int quotes = 0;              ///< 「『《〈«, opening less closing
  bool closed_early = false;

  void add(const Spot& spot) {
    for (std::size_t i = 0; i < kBrackets.size(); ++i) {
      const bool opens = spot.here == kBrackets[i].first;
      if (!opens && spot.here != kBrackets[i].second) continue;
      constexpr std::size_t kPlain = 6;  // the brackets come first in the list, then the quotes
      int& count = i < kPlain ? kinds[i % kinds.size()] : quotes;
      count += opens ? 1 : -1;
      if (count < 0 && i < kPlain) closed_early = true;
    }
  }

  bool balanced() const { return kinds == std::array<int, 3>{} && !closed_early; }
};

/// Counts brackets, but for those of smileys and of list marks such as "1)" and "a)".
BracketCounts brackets_of(const CheckedText& checked) {
  constexpr std::size_t kLongestMark = 4;  // "iii)" or "12.)" at the start of a line
  BracketCounts counts;
  std::size_t line = 0;
  bool opened = false;  // on this line
  for_each_spot(checked, [&](const Spot& spot) {
    if (spot.here == U'\n') {
      line = spot.end;
      opened = false;
    }
    const bool closes = spot.here == U')' || spot.here == U'）';
    opened = opened || spot.here == U'(' || spot.here == U'（';
    const bool list_mark = closes && !opened && spot.at - line <= kLongestMark;
    const bool smiley = closes && is_any(spot.before, U":;-=");
    if (!list_mark && !smiley) counts.add(spot);
  });
  return counts;
}

/// Where the text begins and ends between white space.
text::ByteRange core_of(const CheckedText& checked) {
  const auto& tokens = checked.tokens;
  text::ByteRange core{0, checked.text.size()};
  if (!tokens.empty() && tokens.front().kind == text::TokenKind::space) {
    core.begin = tokens.front().end;
  }
  if (!tokens.empty() && tokens.back().kind == text::TokenKind::space) {
    core.end = tokens.back().begin;
  }
  return core;
}

}  // namespace

void check_inverted_marks(const CheckedText& target, const Report& report) {
  if (target.language() != "es") return;
  const std::size_t questions = count_any(target, U"?");
  const std::size_t exclamations = count_any(target, U"!");
  if (questions > 0 && count_any(target, U"¿") == 0) {
    report("inverted-marks", "¿ is missing", {});
  } else if (exclamations > 0 && count_any(target, U"¡") == 0) {
    report("inverted-marks", "¡ is missing", {});
  }
}

void check_marks_of_language(const CheckedText& target, const Report& report) {
  const std::string_view language = target.language();
  std::vector<text::ByteRange> ranges;
  if (language == "el") {
    collect(target, [](const Spot& s) { return s.here == U'?' && is_letter(s.before); }, ranges);
  } else if (language == "ar" || language == "fa" || language == "ur") {
    collect(
        target, [](const Spot& s) { return is_any(s.here, U"?,;") && is_arabic(s.before); },
        ranges);
  } else if (language == "zh" || language == "ja") {
    collect(
        target,
        [](const Spot& s) {
          const bool final_stop = s.here == U'.' && s.after == 0;
          return is_ideograph(s.before) && (is_any(s.here, U",?!;") || final_stop);
        },
        ranges);
  }
  if (!ranges.empty()) {
    std::string marks;
    for (const text::ByteRange& range : ranges) marks += target.text.substr(range.begin, 1) + " ";
    marks.pop_back();
    report("punctuation", "not the mark of the language: " + marks, std::move(ranges));
  }
}

void check_french_spaces(const CheckedText& target, const Report& report) {
  if (target.language() != "fr") return;
  const bool canada = target.variant.language.tag() == "fr-CA";
  const std::u32string_view marks = canada ? U":»" : U":;!?»";
  std::vector<text::ByteRange> ranges;
  collect(
      target,
      [&](const Spot& s) {
        const bool closes = is_any(s.here, marks) && (is_letter(s.before) || s.before == U')') &&
                            (s.after == 0 || is_space(s.after));
        const bool opens = s.here == U'«' && is_letter(s.after);
        return closes || opens;
      },
      ranges);
  if (!ranges.empty()) {
    report("french-spaces", "a space is missing beside the mark", std::move(ranges));
  }
}

void check_partners(const CheckedText& source, const CheckedText& target, const Report& report) {
  if (!brackets_of(target).balanced() && brackets_of(source).balanced()) {
    report("brackets", "brackets do not balance", {});
  }
  const auto odd = [](const CheckedText& text) {
    return brackets_of(text).quotes != 0 || count_any(text, U"\"“”„‟") % 2 != 0;
  };
  // A quotation may go on from one segment to the next: only where the source has it whole.
  const bool quoted = count_any(source, U"\"“”„‟«»「」『』") > 0;
  if (quoted && odd(target) && !odd(source)) {
    report("quotes", "a quotation mark is without its partner", {});
  }
}

void check_spaces(const CheckedText& source, const CheckedText& target, const Report& report) {
  const text::ByteRange a = core_of(source);
  const text::ByteRange b = core_of(target);
  const bool front = (a.begin > 0) != (b.begin > 0);
  const bool back = (a.end < source.text.size()) != (b.end < target.text.size());
  if (front || back) {
    report("spaces",
           std::string("white space at the ") + (front ? "beginning" : "end") +
               " differs from the source",
           {});
  }
  const std::size_t twice = target.text.find("  ", b.begin);
  if (twice < b.end && source.text.find("  ") == std::string::npos) {
    report("spaces", "two spaces in a row", {{twice, twice + 2}});
  }
}

}  // namespace calque::check
