#include "check/characters.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

#include "text/ascii.h"
#include "text/letters.h"
#include "text/misread.h"
#include "text/utf8.h"

namespace calque::check {
namespace {

/// Letters that look like one of another alphabet: Latin, then Cyrillic and Greek.
constexpr std::u32string_view kLatin = U"aceiopsxyABCEHIJKMNOPSTXYZ";
constexpr std::u32string_view kOthers = U"асеіорѕхуАВСЕНІЈКМОРЅТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανі";

enum class Alphabet { none, latin, cyrillic, greek, other };

Alphabet alphabet_of(char32_t c) {
  constexpr char32_t kLastLatin = 0x024F;
  if (text::kind_of(c) != text::CharacterKind::letter) return Alphabet::none;
  if (c <= kLastLatin) return Alphabet::latin;
  if (c >= 0x0400 && c <= 0x052F) return Alphabet::cyrillic;
  if (c >= 0x0370 && c <= 0x03FF) return Alphabet::greek;
  return Alphabet::other;
}

/// A word that mixes two alphabets, where the letters of one are all such as look like the other's.
bool is_mixed(std::string_view word) {
  std::array<std::size_t, 5> letters{};
  std::array<std::size_t, 5> alike{};
  for (std::size_t at = 0; at < word.size();) {
    const text::Decoded here = text::decode_at(word, at);
    at += here.length;
    const auto alphabet = static_cast<std::size_t>(alphabet_of(here.code_point));
    ++letters.at(alphabet);
    const std::u32string_view looks =
        alphabet == static_cast<std::size_t>(Alphabet::latin) ? kLatin : kOthers;
    if (looks.find(here.code_point) != std::u32string_view::npos) ++alike.at(alphabet);
  }
  const auto few = [&](Alphabet a, Alphabet b) {
    const auto i = static_cast<std::size_t>(a);
    const auto j = static_cast<std::size_t>(b);
    return letters.at(i) > 0 && letters.at(i) == alike.at(i) && letters.at(i) < letters.at(j);
  };
  return few(Alphabet::cyrillic, Alphabet::latin) || few(Alphabet::latin, Alphabet::cyrillic) ||
         few(Alphabet::greek, Alphabet::latin) || few(Alphabet::latin, Alphabet::greek);
}

std::optional<text::ByteRange> mixed_word(const CheckedText& checked) {
  for (const text::Token& token : checked.tokens) {
    const bool word = token.kind == text::TokenKind::word && !checked.in_code(token.begin);
    if (!word || text::is_ascii(token.of(checked.text))) continue;
    // "~aДанные": a directive of Lisp touches the word.
    if (token.begin > 0 && checked.text[token.begin - 1] == '~') continue;
    if (is_mixed(token.of(checked.text))) return text::ByteRange{token.begin, token.end};
  }
  return std::nullopt;
}

/// Scripts in which joiners shape letters, and those that mark where a line may break.
bool needs_joiners(std::string_view language) {
  constexpr std::array<std::string_view, 6> kWithout{"en", "ru", "uk", "el", "he", "zh"};
  constexpr std::array<std::string_view, 26> kAlphabets{
      "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "hu", "ro",
      "sv", "da", "nb", "nn", "fi", "et", "lv", "lt", "tr", "bg", "be", "ca", "vi"};
  return std::ranges::find(kWithout, language) == kWithout.end() &&
         std::ranges::find(kAlphabets, language) == kAlphabets.end();
}

/// A character that nobody sees and that the language does not need; nothing for none.
std::optional<text::ByteRange> unseen(const CheckedText& checked) {
  const bool joiners = needs_joiners(checked.language());
  const std::string& text = checked.text;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded here = text::decode_at(text, at);
    const char32_t c = here.code_point;
    const bool joiner = c == 0x200C || c == 0x200D || c == 0x200B;
    const bool emoji = c == 0x200D && at >= 3 && static_cast<unsigned char>(text[at - 3]) >= 0xE2;
    const bool mark = c == 0x2060 || c == 0xFEFF || c == 0x180E || (c >= 0x2061 && c <= 0x2064);
    const bool control = (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F ||
                         (c >= 0x80 && c < 0xA0 && c != 0x85);
    if ((joiner && !joiners && !emoji) || mark || control) {
      return text::ByteRange{at, at + here.length};
    }
    at += here.length;
  }
  return std::nullopt;
}

std::string code_point_of(const std::string& text, std::size_t at) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string name;
  for (char32_t c = text::decode_at(text, at).code_point; c > 0 || name.size() < 4; c /= 16) {
    name.insert(name.begin(), kDigits[c % 16]);
  }
  return "U+" + name;
}

}  // namespace

void check_characters(const CheckedText& source, const CheckedText& target, const Report& report) {
  constexpr std::string_view kLost = "\uFFFD";
  const std::string& text = target.text;
  const std::size_t lost = text.find(kLost);
  if (lost != std::string::npos && source.text.find(kLost) == std::string::npos) {
    report("characters", "a character was lost", {.target = {{lost, lost + kLost.size()}}});
    return;
  }
  if (const auto misread = text::find_misread(text); misread && !text::find_misread(source.text)) {
    const auto& range = misread->range;
    report("characters",
           "read in a wrong encoding: " + text.substr(range.begin, range.end - range.begin) +
               " for " + misread->meant,
           {.target = {range}});
    return;
  }
  if (const auto word = mixed_word(target); word && !mixed_word(source)) {
    report("look-alikes",
           "letters of two alphabets in " + text.substr(word->begin, word->end - word->begin),
           {.target = {*word}});
  }
  if (const auto range = unseen(target); range && !unseen(source)) {
    report("look-alikes", "a character that nobody sees: " + code_point_of(text, range->begin),
           {.target = {*range}});
  }
}

}  // namespace calque::check
