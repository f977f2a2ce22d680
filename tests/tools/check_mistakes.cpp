#include "check_mistakes.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "check/dates.h"
#include "text/ascii.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::recall {
namespace {

using check::CheckedText;
using text::ByteRange;
using text::ProtectedKind;
using Exchange = std::pair<std::string_view, std::string_view>;

std::size_t below(Random& random, std::size_t n) {
  return random() % n;
}

bool has_text(const std::string& text) {
  return text.find_first_not_of(' ') != std::string::npos;
}

/// One of the places where `what` occurs.
bool erase_one(std::string& text, std::string_view what, Random& random) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    places.push_back(at);
  }
  if (places.empty()) return false;
  text.erase(places[below(random, places.size())], what.size());
  return true;
}

/// The first that occurs becomes the other.
bool exchange(std::string& text, std::initializer_list<Exchange> pairs) {
  for (const auto& [from, to] : pairs) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) continue;
    text.replace(at, from.size(), to);
    return true;
  }
  return false;
}

std::vector<ByteRange> numerals(const CheckedText& seen) {
  std::vector<ByteRange> ranges;
  for (const text::Placeable& placeable : seen.placeables) {
    if (placeable.kind == text::PlaceableKind::numeral && !seen.is_protected(placeable.begin)) {
      ranges.push_back({placeable.begin, placeable.end});
    }
  }
  return ranges;
}

bool change_digit(std::string& text, const CheckedText& seen, Random& random) {
  const auto ranges = numerals(seen);
  if (ranges.empty()) return false;
  const ByteRange range = ranges[below(random, ranges.size())];
  if (text[range.begin] < '0' || text[range.begin] > '9') return false;
  const int digit = text[range.begin] - '0';
  text[range.begin] =
      static_cast<char>('0' + (digit + 1 + static_cast<int>(below(random, 8))) % 10);
  return true;
}

bool drop_number(std::string& text, const CheckedText& seen, Random& random) {
  const auto ranges = numerals(seen);
  if (ranges.empty()) return false;
  const ByteRange range = ranges[below(random, ranges.size())];
  text.erase(range.begin, range.end - range.begin);
  return has_text(text);
}

/// A number that stands twice, once.
bool drop_second_number(std::string& text, const CheckedText& seen, Random&) {
  const auto ranges = numerals(seen);
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    for (std::size_t j = i + 1; j < ranges.size(); ++j) {
      const auto of = [&](std::size_t n) {
        return text.substr(ranges[n].begin, ranges[n].end - ranges[n].begin);
      };
      if (of(i) != of(j)) continue;
      text.erase(ranges[j].begin, ranges[j].end - ranges[j].begin);
      return true;
    }
  }
  return false;
}

/// 3,5 becomes 35 and 1.250 becomes 1250 less its last digit.
bool change_magnitude(std::string& text, const CheckedText& seen, Random&) {
  for (const ByteRange& range : numerals(seen)) {
    const std::string number = text.substr(range.begin, range.end - range.begin);
    const std::size_t mark = number.find_first_of(".,");
    if (mark == std::string::npos || number.find_first_of(".,", mark + 1) != std::string::npos) {
      continue;
    }
    if (number.size() - mark == 4) {
      text.erase(range.end - 1, 1);
    } else {
      text.erase(range.begin + mark, 1);
    }
    return true;
  }
  return false;
}

/// Decimal comma to point and the reverse.
bool change_separators(std::string& text, const CheckedText& seen, Random&) {
  for (const ByteRange& range : numerals(seen)) {
    const std::string number = text.substr(range.begin, range.end - range.begin);
    const std::size_t mark = number.find_first_of(".,");
    if (mark == std::string::npos || number.find_first_of("/:-") != std::string::npos) continue;
    if (std::ranges::count(number, '.') + std::ranges::count(number, ',') > 1) continue;
    text[range.begin + mark] = number[mark] == '.' ? ',' : '.';
    return true;
  }
  return false;
}

bool change_unit(std::string& text, const CheckedText& seen, Random&) {
  constexpr std::array<Exchange, 16> kUnits{{{" km", " m"},
                                             {" MB", " GB"},
                                             {" GB", " MB"},
                                             {" KB", " MB"},
                                             {" kB", " MB"},
                                             {" Mo", " Go"},
                                             {" МБ", " ГБ"},
                                             {" Гц", " кГц"},
                                             {" kHz", " Hz"},
                                             {" Hz", " kHz"},
                                             {" дБ", " Гц"},
                                             {" dB", " Hz"},
                                             {" ms", " cm"},
                                             {" mm", " cm"},
                                             {" °C", " °F"},
                                             {" cm", " mm"}}};
  for (const ByteRange& range : numerals(seen)) {
    for (const auto& [from, to] : kUnits) {
      const std::string_view rest = std::string_view(text).substr(range.end);
      const std::size_t end = range.end + from.size();
      if (!rest.starts_with(from) || (end < text.size() && text::is_ascii_letter(text[end])))
        continue;
      if (end < text.size() && static_cast<unsigned char>(text[end]) >= 0xC3) continue;
      text.replace(range.end, from.size(), to);
      return true;
    }
  }
  return false;
}

bool drop_percent(std::string& text, const CheckedText& seen, Random&) {
  if (std::ranges::count(text, '%') != 1) return false;
  const std::size_t at = text.find('%');
  if (seen.in_code(at)) return false;
  text.erase(at, 1);
  return true;
}

bool drop_minus(std::string& text, const CheckedText& seen, Random&) {
  for (const ByteRange& range : numerals(seen)) {
    const bool minus =
        range.begin > 0 && text[range.begin - 1] == '-' &&
        (range.begin == 1 || text[range.begin - 2] == ' ' || text[range.begin - 2] == '(');
    if (!minus) continue;
    text.erase(range.begin - 1, 1);
    return true;
  }
  return false;
}

bool change_month(std::string& text, const CheckedText& seen, Random&) {
  check::WrittenNumbers words(seen.variant.language.tag(), seen.language());
  text::SpelledNumbers names(seen.variant.language.tag());
  const auto months = check::named_months(seen, words);
  if (months.empty()) return false;
  const auto other = static_cast<std::size_t>(months.front().month % 12 + 1);
  if (names.month(other).empty()) return false;
  const ByteRange range = months.front().range;
  text.replace(range.begin, range.end - range.begin, names.month(other).front());
  return true;
}

/// Day and month of a date in digits.
bool swap_date(std::string& text, const CheckedText& seen, Random&) {
  for (const ByteRange& range : numerals(seen)) {
    const std::string number = text.substr(range.begin, range.end - range.begin);
    const std::size_t first = number.find_first_of("./-");
    const std::size_t second = number.find_first_of("./-", first + 1);
    if (first == std::string::npos || second == std::string::npos || first == second) continue;
    std::array<std::string, 3> parts{number.substr(0, first),
                                     number.substr(first + 1, second - first - 1),
                                     number.substr(second + 1)};
    const bool year_first = parts[0].size() == 4 && parts[2].size() <= 2;
    const bool year_last = parts[2].size() == 4 && parts[0].size() <= 2;
    if ((!year_first && !year_last) || parts[1].size() > 2) continue;
    std::swap(parts[1], parts[year_first ? 2 : 0]);
    if (parts[1] == parts[year_first ? 2 : 0]) continue;
    text.replace(range.begin, range.end - range.begin,
                 parts[0] + number[first] + parts[1] + number[second] + parts[2]);
    return true;
  }
  return false;
}

/// Drops one of the pieces of protected text of these kinds.
Break drop(std::initializer_list<ProtectedKind> kinds) {
  return [kinds = std::vector(kinds)](std::string& text, const CheckedText& seen, Random& random) {
    std::vector<ByteRange> places;
    for (const text::ProtectedText& part : seen.protected_texts) {
      const bool wanted = std::ranges::find(kinds, part.kind) != kinds.end();
      const std::string_view written = part.of(seen.text);
      const bool once = seen.text.find(written) == seen.text.rfind(written);
      if (wanted && once) places.push_back({part.begin, part.end});
    }
    if (places.empty()) return false;
    const ByteRange place = places[below(random, places.size())];
    text.erase(place.begin, place.end - place.begin);
    return has_text(text);
  };
}

/// Changes a letter in the middle of one.
Break misspell(std::initializer_list<ProtectedKind> kinds) {
  return [kinds = std::vector(kinds)](std::string& text, const CheckedText& seen, Random&) {
    for (const text::ProtectedText& part : seen.protected_texts) {
      if (std::ranges::find(kinds, part.kind) == kinds.end()) continue;
      const std::string_view written = part.of(seen.text);
      if (seen.text.find(written) != seen.text.rfind(written)) continue;
      const std::size_t at = part.begin + written.size() * 2 / 3;
      if (!text::is_ascii_letter(text[at])) continue;
      text[at] = text[at] == 'q' ? 'k' : 'q';
      return true;
    }
    return false;
  };
}

bool swap_directives(std::string& text, const CheckedText& seen, Random&) {
  const text::ProtectedText* last = nullptr;
  for (const text::ProtectedText& part : seen.protected_texts) {
    if (part.kind != ProtectedKind::directive) continue;
    const std::string_view written = part.of(seen.text);
    const bool numbered =
        text::is_ascii_digit(written[1]) || written.find_first_of("({<") != std::string_view::npos;
    if (last != nullptr && !numbered && part.of(seen.text) != last->of(seen.text)) {
      const std::string a(last->of(seen.text));
      const std::string b(part.of(seen.text));
      text.replace(part.begin, b.size(), a);
      text.replace(last->begin, a.size(), b);
      return true;
    }
    last = numbered ? nullptr : &part;
  }
  return false;
}

bool turn_markup(std::string& text, const CheckedText& seen, Random&) {
  for (std::size_t i = 0; i + 1 < seen.protected_texts.size(); ++i) {
    const auto& begin = seen.protected_texts[i];
    const auto& end = seen.protected_texts[i + 1];
    const bool pair = begin.kind == ProtectedKind::markup && end.kind == ProtectedKind::markup &&
                      end.of(seen.text).starts_with("</") && !begin.of(seen.text).starts_with("</");
    if (!pair) continue;
    const std::string a(begin.of(seen.text));
    const std::string b(end.of(seen.text));
    text.replace(end.begin, b.size(), a);
    text.replace(begin.begin, a.size(), b);
    return true;
  }
  return false;
}

bool double_word(std::string& text, const CheckedText& seen, Random& random) {
  std::vector<text::Token> words;
  for (const text::Token& token : seen.tokens) {
    const bool word = token.kind == text::TokenKind::word && token.end - token.begin > 2;
    if (word && !seen.is_protected(token.begin)) words.push_back(token);
  }
  if (words.empty() || text.find(' ') == std::string::npos) return false;
  const text::Token word = words[below(random, words.size())];
  text.insert(word.end, " " + std::string(word.of(seen.text)));
  return true;
}

bool cut_off(std::string& text, const CheckedText& seen, Random&) {
  constexpr std::size_t kTokens = 20;
  if (seen.tokens.size() < kTokens) return false;
  text.erase(seen.tokens[seen.tokens.size() / 4].begin);
  return true;
}

/// A letter of two bytes as Windows-1252 or 1251 shows them.
bool misread(std::string& text, const CheckedText&, Random&) {
  return exchange(text, {{"ä", "Ã¤"},
                         {"ö", "Ã¶"},
                         {"ü", "Ã¼"},
                         {"é", "Ã©"},
                         {"ı", "Ä±"},
                         {"š", "Å¡"},
                         {"ó", "Ã³"},
                         {"ñ", "Ã±"},
                         {"í", "Ã\u00AD"},
                         {"ł", "Å‚"},
                         {"ż", "Å¼"},
                         {"ę", "Ä™"},
                         {"ą", "Ä…"},
                         {"ни", "РЅРё"},
                         {"ре", "СЂРµ"}});
}

bool look_alike(std::string& text, const CheckedText& seen, Random&) {
  for (const text::Token& token : seen.tokens) {
    if (token.kind != text::TokenKind::word || seen.is_protected(token.begin)) continue;
    if (token.end - token.begin < 6) continue;
    std::string word(token.of(seen.text));
    if (!exchange(word, {{"о", "o"}, {"а", "a"}, {"е", "e"}, {"ο", "o"}, {"o", "о"}, {"a", "а"}})) {
      continue;
    }
    text.replace(token.begin, token.end - token.begin, word);
    return true;
  }
  return false;
}

bool unseen(std::string& text, const CheckedText& seen, Random&) {
  for (const text::Token& token : seen.tokens) {
    if (token.kind != text::TokenKind::word || token.end - token.begin < 4) continue;
    text.insert(token.end, "\u200B");
    return true;
  }
  return false;
}

/// Quotation marks that the language does not have.
bool foreign_quotes(std::string& text, const CheckedText& seen, Random&) {
  const std::string_view language = seen.language();
  constexpr std::string_view kGerman = " de cs sk sl bg et lt is ka mk sq ";
  const bool low = kGerman.find(" " + std::string(language) + " ") != std::string_view::npos;
  const std::size_t open = text.find_first_of('"');
  const std::size_t close = open == std::string::npos ? open : text.find('"', open + 1);
  if (close != std::string::npos && !seen.is_protected(open) && !seen.is_protected(close)) {
    text.replace(close, 1, low ? "”" : "“");
    text.replace(open, 1, low ? "“" : "„");
    return true;
  }
  return exchange(text, {{"„", "“"}}) || exchange(text, {{"«", "„"}}) ||
         exchange(text, {{"“", "„"}}) || exchange(text, {{"「", "«"}});
}

bool space_before_mark(std::string& text, const CheckedText& seen, Random&) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != ',' && text[at] != '.') continue;
    const bool ends = at + 1 == text.size() || text[at + 1] == ' ';
    const bool word =
        (static_cast<unsigned char>(text[at - 1]) >= 0x80 || text::is_ascii_letter(text[at - 1]));
    if (!ends || !word || seen.in_code(at) || seen.is_protected(at - 1)) continue;
    text.insert(at, " ");
    return true;
  }
  return false;
}

bool join_at_comma(std::string& text, const CheckedText& seen, Random&) {
  for (std::size_t at = text.find(", "); at != std::string::npos; at = text.find(", ", at + 1)) {
    const bool letters = at > 0 && at + 2 < text.size() && text::is_ascii_letter(text[at - 1]) &&
                         text::is_ascii_letter(text[at + 2]);
    if (!letters || seen.in_code(at)) continue;
    text.erase(at + 1, 1);
    return true;
  }
  return false;
}

bool double_mark(std::string& text, const CheckedText& seen, Random&) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((text[at] != '.' && text[at] != ',') || seen.is_protected(at)) continue;
    const bool ends = at + 1 == text.size() || text[at + 1] == ' ';
    if (!ends || (at > 0 && text[at - 1] == '.')) continue;
    text.insert(at, 1, text[at]);
    return true;
  }
  return false;
}

bool full_width(std::string& text, const CheckedText& seen, Random&) {
  const std::string_view language = seen.language();
  if (language == "zh" || language == "ja" || language == "ko") return false;
  return exchange(text, {{", ", "，"}, {". ", "。"}});
}

bool small_initial(std::string& text, const CheckedText& seen, Random&) {
  if (seen.tokens.empty() || seen.tokens.front().kind != text::TokenKind::word) return false;
  const text::Decoded first = text::decode_at(text, 0);
  const std::string folded = text::fold_spelling(text.substr(0, first.length));
  if (first.code_point > 0x58F || seen.is_protected(0) || folded.size() != first.length ||
      folded == text.substr(0, first.length)) {
    return false;
  }
  text.replace(0, first.length, folded);
  return true;
}

bool drop_question_mark(std::string& text, const CheckedText&, Random&) {
  for (const std::string_view mark : {"?", "؟", "？", ";"}) {
    if (!text.ends_with(mark)) continue;
    text.erase(text.size() - mark.size());
    return !text.empty();
  }
  return false;
}

bool erase_bracket(std::string& text, const CheckedText&, Random& random) {
  return erase_one(text, random() % 2 == 0 ? "(" : ")", random);
}

bool erase_quote(std::string& text, const CheckedText& seen, Random&) {
  for (const std::string_view quote : {"\"", "“", "„", "«", "」"}) {
    for (std::size_t at = text.find(quote); at != std::string::npos;
         at = text.find(quote, at + 1)) {
      if (seen.is_protected(at)) continue;
      text.erase(at, quote.size());
      return true;
    }
  }
  return false;
}

bool drop_full_stop(std::string& text, const CheckedText&, Random&) {
  if (!text.ends_with('.') || text.ends_with("..")) return false;
  text.pop_back();
  return true;
}

bool double_space(std::string& text, const CheckedText&, Random&) {
  const std::size_t at = text.find(' ');
  if (at == std::string::npos || at == 0 || at + 1 == text.size()) return false;
  text.insert(at, " ");
  return true;
}

bool erase_all(std::string& text, const CheckedText&, Random&) {
  text.clear();
  return true;
}

bool has_tags(std::string&, const CheckedText& seen, Random&) {
  return !seen.variant.segment.tags.empty();
}

bool always(std::string&, const CheckedText&, Random&) {
  return true;
}

}  // namespace

std::vector<Mistake> mistakes() {
  using Kind = ProtectedKind;
  return {
      {"a digit changed", {"numbers"}, change_digit},
      {"a number left out", {"numbers"}, drop_number},
      {"a number once instead of twice", {"numbers"}, drop_second_number},
      {"a decimal or thousands mark lost", {"numbers"}, change_magnitude},
      {"separators of another language", {"numbers", "number-format"}, change_separators},
      {"another unit", {"numbers"}, change_unit},
      {"a percent sign left out", {"numbers"}, drop_percent},
      {"a minus left out", {"numbers"}, drop_minus},
      {"another month", {"numbers"}, change_month},
      {"day and month swapped", {"numbers"}, swap_date},
      {"a placeholder left out", {"placeholders"}, drop({Kind::directive, Kind::variable})},
      {"placeholders swapped", {"placeholders"}, swap_directives},
      {"markup left out", {"markup"}, drop({Kind::markup})},
      {"markup turned round", {"markup"}, turn_markup},
      {"a role or code left out", {"code"}, drop({Kind::role, Kind::literal, Kind::option})},
      {"a letter of code changed", {"code"}, misspell({Kind::role, Kind::literal, Kind::option})},
      {"an address or path left out", {"addresses"}, drop({Kind::address, Kind::path})},
      {"a letter of an address changed", {"addresses"}, misspell({Kind::address, Kind::path})},
      {"a letter of a name changed", {"names"}, misspell({Kind::name})},
      {"a word doubled", {"doubled-words"}, double_word},
      {"three quarters left out", {"length"}, cut_off},
      {"a letter misread", {"characters"}, misread},
      {"a look-alike letter", {"look-alikes"}, look_alike},
      {"an unseen character", {"look-alikes"}, unseen},
      {"a bracket left out", {"brackets"}, erase_bracket},
      {"a quotation mark left out", {"quotes"}, erase_quote},
      {"quotation marks of another language", {"quote-style"}, foreign_quotes},
      {"the question mark left out", {"question-mark"}, drop_question_mark},
      {"the full stop left out", {"end-mark"}, drop_full_stop},
      {"a space before a mark", {"mark-spaces"}, space_before_mark},
      {"no space after a comma", {"mark-spaces"}, join_at_comma},
      {"a mark doubled", {"doubled-marks"}, double_mark},
      {"a full-width mark", {"punctuation"}, full_width},
      {"a small first letter", {"capitals"}, small_initial},
      {"a space doubled", {"spaces"}, double_space},
      {"everything left out", {"empty"}, erase_all},
      {"a tag left out", {"tags"}, has_tags},
      {"left untranslated", {"untranslated"}, always},
  };
}

}  // namespace calque::recall
