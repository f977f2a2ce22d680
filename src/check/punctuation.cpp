#include "check/punctuation.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "check/spots.h"

namespace calque::check {
namespace {

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

/// Whether a bracket is spoken of: ")" expected, « ) » attendue.
bool is_quoted(std::string_view text, const Spot& spot) {
  constexpr std::array<std::string_view, 11> kQuotes{"\"", "'", "`", "‘", "’", "“",
                                                     "”",  "„", "«", "»", "「"};
  constexpr std::array<std::string_view, 3> kBlanks{" ", "\u00A0", "\u202F"};
  std::string_view before = text.substr(0, spot.at);
  std::string_view after = text.substr(spot.end);
  for (const std::string_view blank : kBlanks) {
    if (before.ends_with(blank)) before.remove_suffix(blank.size());
    if (after.starts_with(blank)) after.remove_prefix(blank.size());
  }
  return std::ranges::any_of(kQuotes, [&](std::string_view q) { return before.ends_with(q); }) &&
         std::ranges::any_of(kQuotes, [&](std::string_view q) { return after.starts_with(q); });
}

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
    const bool nose =
        spot.before == U'-' && spot.at > 1 &&
        std::string_view(":;=").find(checked.text[spot.at - 2]) != std::string_view::npos;
    const bool smiley =
        (nose || is_any(spot.before, U":;=")) && ((closes && !opened) || spot.here == U'(');
    const bool quoted = is_quoted(checked.text, spot);
    if (!list_mark && !smiley && !quoted) counts.add(spot);
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

void check_inverted_marks(const CheckedText& source, const CheckedText& target,
                          const Report& report) {
  if (target.language() != "es") return;
  // The mark of a sentence: not an operator ("!=", "!"), nor that of a name which the source has
  // too ("Yahoo!").
  const auto ends_sentence = [&](char32_t mark) {
    return places_where(target, [&](const Spot& spot) {
      if (spot.here != mark || !is_letter(spot.before)) return false;
      if (spot.after != 0 && !is_space(spot.after) && !is_any(spot.after, U"!?)»”\"")) return false;
      std::size_t begin = spot.at;
      while (begin > 0 && target.text[begin - 1] != ' ') --begin;
      return source.text.find(target.text.substr(begin, spot.end - begin)) == std::string::npos;
    });
  };
  for (const auto& [mark, inverted, name] :
       {std::tuple{U'?', U'¿', "¿ is missing"}, {U'!', U'¡', "¡ is missing"}}) {
    auto places = ends_sentence(mark);
    if (places.empty() || count_any(target, std::u32string(1, inverted)) > 0) continue;
    report("inverted-marks", name, {.target = std::move(places)});
    return;
  }
}

void check_marks_of_language(const CheckedText& target, const Report& report) {
  const std::string_view language = target.language();
  std::vector<text::ByteRange> ranges;
  if (language == "el") {
    ranges =
        places_where(target, [](const Spot& s) { return s.here == U'?' && is_letter(s.before); });
  } else if (language == "ar" || language == "fa" || language == "ur") {
    ranges = places_where(
        target, [](const Spot& s) { return is_any(s.here, U"?,;") && is_arabic(s.before); });
  } else if (language == "zh" || language == "ja") {
    ranges = places_where(target, [](const Spot& s) {
      const bool final_stop = s.here == U'.' && s.after == 0;
      return is_ideograph(s.before) && (is_any(s.here, U",?!;") || final_stop);
    });
  } else if (language != "ko") {
    // Full-width forms: after letters of an alphabet they are left over from another keyboard.
    ranges = places_where(target, [](const Spot& s) {
      const bool mark = is_any(s.here, U"，。、；：？！（）") && !is_ideograph(s.before);
      return mark || (s.here >= U'０' && s.here <= U'９');
    });
  }
  if (!ranges.empty()) {
    std::string marks;
    for (const text::ByteRange& range : ranges) {
      marks +=
          (marks.empty() ? "" : " ") + target.text.substr(range.begin, range.end - range.begin);
    }
    report("punctuation", "not the mark of the language: " + marks, {.target = std::move(ranges)});
  }
}

void check_french_spaces(const CheckedText& target, const Report& report) {
  if (target.language() != "fr") return;
  const bool canada = target.variant.language.tag() == "fr-CA";
  const std::u32string_view marks = canada ? U":»" : U":;!?»";
  std::vector<text::ByteRange> ranges = places_where(target, [&](const Spot& s) {
    const bool closes = is_any(s.here, marks) && (is_letter(s.before) || s.before == U')') &&
                        (s.after == 0 || is_space(s.after));
    const bool opens = s.here == U'«' && is_letter(s.after);
    return closes || opens;
  });
  if (!ranges.empty()) {
    report("french-spaces", "a space is missing beside the mark", {.target = std::move(ranges)});
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
    report("spaces", "two spaces in a row", {.target = {{twice, twice + 2}}});
  }
}

}  // namespace calque::check
