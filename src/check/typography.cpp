#include "check/typography.h"

#include <algorithm>
#include <array>
#include <optional>

#include "check/check_data.h"
#include "check/spots.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace calque::check {
namespace {

constexpr std::u32string_view kQuotes = U"“”„‟‘‚«»‹›「」『』〝〟《》";

/// Languages that set marks apart in other ways, or have none.
bool sets_marks_close(std::string_view language) {
  constexpr std::array<std::string_view, 7> kOthers{"zh", "ja", "th", "lo", "km", "my", "bo"};
  return std::ranges::find(kOthers, language) == kOthers.end();
}

/// Quotation marks that are not of the target's language.
class QuoteStyleCheck : public Check {
 public:
  QuoteStyleCheck() : marks_(read_quotation_marks(data_file("quotes.txt"))) {}

  void check(const CheckedPair& pair, const Report& report) override {
    const CheckedText& target = pair.target;
    const auto marks = marks_.find(target.language());
    if (marks == marks_.end() || text::is_ascii(target.text)) return;
    const bool spaced = sets_marks_close(target.language()) && target.language() != "ko";
    std::vector<text::ByteRange> ranges = places_where(
        target, [&](const Spot& spot) { return is_foreign(spot, marks->second, spaced); });
    if (ranges.empty()) return;
    std::string written;
    for (const text::ByteRange& range : ranges) {
      written +=
          (written.empty() ? "" : " ") + target.text.substr(range.begin, range.end - range.begin);
    }
    report("quote-style", "not the quotation marks of the language: " + written,
           {.target = std::move(ranges)});
  }

 private:
  /// A mark that opens in one language closes in the other: its sides tell which it does.
  static bool is_foreign(const Spot& spot, const QuotationMarks& marks, bool spaced) {
    if (!is_any(spot.here, kQuotes)) return false;
    const bool opens = is_any(spot.here, marks.opening);
    const bool closes = is_any(spot.here, marks.closing);
    if (opens == closes || !spaced) return !opens && !closes;
    const bool begins = (spot.before == 0 || is_space(spot.before) || is_any(spot.before, U"([")) &&
                        (is_letter(spot.after) || is_ideograph(spot.after));
    const bool ends = is_letter(spot.before) && (spot.after == 0 || is_space(spot.after));
    return (begins && !opens) || (ends && !closes);
  }

  QuotationMarksByLanguage marks_;
};

std::vector<text::ByteRange> blanks_before_marks(const CheckedText& checked) {
  const bool french = checked.language() == "fr" || checked.language() == "br";
  // In Hindi and its sisters the danda may stand apart; a full stop may not.
  const std::u32string_view marks = french ? U",." : U",.;:!?";
  bool letter_before_blank = false;
  return places_where(checked, [&](const Spot& spot) {
    if (is_space(spot.here)) letter_before_blank = is_letter(spot.before) && spot.here != U'\n';
    const bool apart = is_any(spot.here, marks) && spot.before == U' ' && letter_before_blank &&
                       (spot.after == 0 || is_space(spot.after));
    return apart;
  });
}

/// "one,two": not in numbers, and not where the source joins the words too.
std::vector<text::ByteRange> commas_without_blank(const CheckedText& checked) {
  return places_where(checked, [](const Spot& spot) {
    return is_any(spot.here, U",;،؛") && is_letter(spot.before) && is_letter(spot.after);
  });
}

std::vector<text::ByteRange> doubled_marks(const CheckedText& checked) {
  char32_t before_first = 0;
  return places_where(checked, [&](const Spot& spot) {
    const bool second = spot.here == spot.before && is_any(spot.here, U".,;:。、，；،؛।");
    const bool more = spot.after == spot.here || before_first == spot.here;
    before_first = spot.before;
    return second && !more;
  });
}

/// The first letter, where nothing but marks and spaces stands before it; nothing for code.
std::optional<text::ByteRange> first_letter(const CheckedText& checked) {
  for (const text::Token& token : checked.tokens) {
    if (checked.in_code(token.begin)) return std::nullopt;
    if (token.kind == text::TokenKind::number) return std::nullopt;
    if (token.kind != text::TokenKind::word) continue;
    std::size_t begin = token.begin;
    while (begin < token.end && checked.text[begin] == '_') ++begin;  // marks a key to press
    if (begin == token.end) continue;
    return text::ByteRange{begin, begin + text::decode_at(checked.text, begin).length};
  }
  return std::nullopt;
}

std::string_view first_word(const CheckedText& checked, std::size_t at) {
  const auto token = std::ranges::find_if(
      checked.tokens, [at](const text::Token& one) { return one.begin <= at && at < one.end; });
  return token == checked.tokens.end() ? std::string_view() : token->of(checked.text);
}

bool stands_in(const CheckedText& checked, std::string_view word) {
  return std::ranges::any_of(
      checked.tokens, [&](const text::Token& token) { return token.of(checked.text) == word; });
}

bool is_name_at(const CheckedText& checked, std::size_t at) {
  return std::ranges::any_of(checked.protected_texts, [at](const text::ProtectedText& part) {
    return part.begin <= at && at < part.end;
  });
}

}  // namespace

QuotationMarksByLanguage read_quotation_marks(std::string_view text) {
  QuotationMarksByLanguage all;
  for_each_entry(text, [&all](std::string_view language, std::string_view pair) {
    const text::Decoded opening = text::decode_at(pair, 0);
    QuotationMarks& marks = all[std::string(language)];
    marks.opening += opening.code_point;
    marks.closing += text::decode_at(pair, opening.length).code_point;
  });
  return all;
}

std::unique_ptr<Check> make_quote_style_check(const CheckerOptions& /*options*/) {
  return std::make_unique<QuoteStyleCheck>();
}

void check_mark_spaces(const CheckedText& source, const CheckedText& target, const Report& report) {
  if (!sets_marks_close(target.language())) return;
  // The text is gone through character by character only where it has a mark at all.
  if (text::is_ascii(target.text) && target.text.find_first_of(",.;:!?") == std::string::npos) {
    return;
  }
  auto before = blanks_before_marks(target);
  if (!before.empty() && blanks_before_marks(source).empty()) {
    report("mark-spaces", "a space before a mark", {.target = std::move(before)});
    return;
  }
  auto after = commas_without_blank(target);
  if (!after.empty() && commas_without_blank(source).empty()) {
    report("mark-spaces", "no space after a mark", {.target = std::move(after)});
  }
}

void check_doubled_marks(const CheckedText& source, const CheckedText& target,
                         const Report& report) {
  const bool ascii = text::is_ascii(target.text);
  constexpr std::array<std::string_view, 4> kDoubled{"..", ",,", "::", ";;"};
  if (ascii && std::ranges::none_of(kDoubled, [&target](std::string_view marks) {
        return target.text.find(marks) != std::string::npos;
      })) {
    return;
  }
  auto doubled = doubled_marks(target);
  if (doubled.empty() || !doubled_marks(source).empty()) return;
  report("doubled-marks", "a mark stands twice", {.target = std::move(doubled)});
}

void check_capitals(const CheckedText& source, const CheckedText& target, const Report& report) {
  const auto first = first_letter(source);
  const auto letter = first_letter(target);
  if (!first || !letter || is_name_at(target, letter->begin)) return;
  // Names of months, languages and colours are small in many languages.
  constexpr std::ptrdiff_t kSentence = 3;
  const auto words = std::ranges::count(source.tokens, text::TokenKind::word, &text::Token::kind);
  if (words < kSentence || stands_in(source, first_word(target, letter->begin))) return;
  const std::string_view a =
      std::string_view(source.text).substr(first->begin, first->end - first->begin);
  const std::string_view b =
      std::string_view(target.text).substr(letter->begin, letter->end - letter->begin);
  // "TRUE" and "I" say nothing of a beginning; the second letter does.
  const std::size_t next = first->end;
  const bool second_small =
      next < source.text.size() && source.text[next] >= 'a' && source.text[next] <= 'z';
  // Beyond the Armenian letters hardly a script has capitals.
  constexpr char32_t kLastCased = 0x058F;
  const bool small = text::fold_case(b) == b && text::decode_at(b, 0).code_point <= kLastCased;
  if (!second_small || text::fold_case(a) == a || !small) return;
  report("capitals", "a small letter at the beginning, where the source has a capital",
         {.target = {*letter}, .source = {*first}});
}

void check_line_length(const CheckedText& target, const Report& report) {
  // Characters of a line of subtitles, as broadcasters ask for them; what document/subtitles breaks
  // lines by.
  constexpr std::size_t kLongest = 42;
  std::vector<text::ByteRange> lines;
  const std::string_view all = target.text;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    if (text::count_code_points(all.substr(begin, end - begin)) > kLongest) {
      lines.push_back({begin, end});
    }
    begin = end + 1;
  }
  if (lines.empty()) return;
  report("line-length", "a line has more than 42 characters", {.target = std::move(lines)});
}

}  // namespace calque::check
