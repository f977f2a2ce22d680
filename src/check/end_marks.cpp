#include <algorithm>
#include <array>

#include "check/punctuation.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::check {
namespace {

enum class EndMark { none, full_stop, question, exclamation, colon, comma, ellipsis };

constexpr std::array<std::string_view, 6> kWithoutMarks{"th", "lo", "km", "my", "bo", "dz"};

bool has_end_marks(std::string_view language) {
  return std::ranges::find(kWithoutMarks, language) == kWithoutMarks.end();
}

EndMark mark_of(char32_t c, bool greek) {
  switch (c) {
    case U'.':
    case U'。':
    case U'．':
    case U'｡':
    case U'۔':
    case U'।':
    case U'॥':
    case U'։':
    case U'׃':
    case U'።':
      return EndMark::full_stop;
    case U'?':
    case U'？':
    case U'؟':
    case U'՞':
    case U'፧':
    case U'\u037E':
      return EndMark::question;
    case U'!':
    case U'！':
    case U'՜':
      return EndMark::exclamation;
    case U':':
    case U'：':
      return EndMark::colon;
    case U'…':
    case U'⋯':
      return EndMark::ellipsis;
    case U';':
      return greek ? EndMark::question : EndMark::comma;
    case U',':
    case U'，':
    case U'、':
    case U'；':
    case U'،':
    case U'؛':
      return EndMark::comma;
    default:
      return EndMark::none;
  }
}

bool is_closing(char32_t c) {
  constexpr std::u32string_view kClosing = U"\"'”’»›“‘)]}）］｝」』】〉》*_";
  return kClosing.find(c) != std::u32string_view::npos ||
         text::kind_of(c) == text::CharacterKind::space || c == U'\u200F' || c == U'\u200E' ||
         c == U'\uFEFF' || c == U'\u061C';
}

struct End {
  EndMark mark = EndMark::none;
  text::ByteRange range;
};

std::size_t previous(const std::string& text, std::size_t at) {
  do {
    --at;
  } while (at > 0 && text::is_continuation(text[at]));
  return at;
}

End end_of(const CheckedText& checked) {
  const std::string& text = checked.text;
  const bool greek = checked.language() == "el";
  std::size_t end = text.size();
  while (end > 0) {
    const std::size_t at = previous(text, end);
    const char32_t c = text::decode_at(text, at).code_point;
    if (!is_closing(c)) {
      const bool japanese_question = checked.language() == "ja" && c == U'。' &&
                                     std::string_view(text).substr(0, at).ends_with("か") &&
                                     !std::string_view(text).substr(0, at).ends_with("どうか");
      if (japanese_question) return {EndMark::question, {at, end}};
      End found{checked.in_code(at) ? EndMark::none : mark_of(c, greek), {at, end}};
      if (found.mark == EndMark::full_stop && at > 1 && text[at - 1] == '.' &&
          text[at - 2] == '.') {
        found.mark = EndMark::ellipsis;
      }
      return found;
    }
    end = at;
  }
  return {};
}

std::string_view name_of(EndMark mark) {
  switch (mark) {
    case EndMark::none:
      return "no mark";
    case EndMark::full_stop:
      return "a full stop";
    case EndMark::question:
      return "a question mark";
    case EndMark::exclamation:
      return "an exclamation mark";
    case EndMark::colon:
      return "a colon";
    case EndMark::comma:
      return "a comma or semicolon";
    case EndMark::ellipsis:
      return "an ellipsis";
  }
  return "no mark";
}

/// Marks that translators exchange freely: a full stop, an exclamation mark and an ellipsis end
/// sentences alike, after a colon or a comma a sentence goes on.
bool ends_alike(EndMark a, EndMark b) {
  const auto ends_statement = [](EndMark mark) {
    return mark == EndMark::full_stop || mark == EndMark::exclamation || mark == EndMark::ellipsis;
  };
  const auto goes_on = [](EndMark mark) {
    return mark == EndMark::colon || mark == EndMark::comma;
  };
  return a == b || (ends_statement(a) && ends_statement(b)) || (goes_on(a) && goes_on(b));
}

/// A full stop may belong to an abbreviation: it says something only after a longer text.
bool may_be_abbreviation(const CheckedText& text) {
  constexpr std::ptrdiff_t kWordsOfASentence = 4;
  return std::ranges::count(text.tokens, text::TokenKind::word, &text::Token::kind) <
         kWordsOfASentence;
}

}  // namespace

void check_end_mark(const CheckedText& source, const CheckedText& target, const Report& report) {
  if (!has_end_marks(source.language()) || !has_end_marks(target.language())) return;
  const End a = end_of(source);
  const End b = end_of(target);
  if (ends_alike(a.mark, b.mark)) return;
  const auto stop_or_none = [](EndMark mark) {
    return mark != EndMark::question && mark != EndMark::colon;
  };
  if (stop_or_none(a.mark) && stop_or_none(b.mark) &&
      (may_be_abbreviation(source) || may_be_abbreviation(target))) {
    return;
  }
  const bool question = a.mark == EndMark::question || b.mark == EndMark::question;
  report(question ? "question-mark" : "end-mark",
         std::string(name_of(b.mark)) + " at the end, where the source has " +
             std::string(name_of(a.mark)),
         {.target = {b.range}});
}

}  // namespace calque::check
