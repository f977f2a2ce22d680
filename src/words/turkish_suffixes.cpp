#include "words/turkish_suffixes.h"

#include <array>
#include <cstdint>
#include <optional>

#include "text/utf8.h"

namespace calque::words {
namespace {

// In the patterns A stands for a and e, I for ı, i, u and ü, D for d and t, C for c and ç.
char pattern_letter(char32_t c) {
  switch (c) {
    case U'a':
    case U'e':
    case U'ə':  // Azerbaijani
    case U'â':
      return 'A';
    case U'ı':
    case U'i':
    case U'u':
    case U'ü':
    case U'î':
    case U'û':
      return 'I';
    case U'o':
    case U'ö':
      return 'O';
    case U'd':
    case U't':
      return 'D';
    case U'c':
    case U'ç':
      return 'C';
    case U'k':
    case U'ğ':
    case U'q':  // Azerbaijani
      return 'k';
    case U'ş':
      return 'S';
    default:
      return c >= U'a' && c <= U'z' ? static_cast<char>(c) : '?';
  }
}

bool is_vowel(char letter) {
  return letter == 'A' || letter == 'I' || letter == 'O';
}

/// Vowel harmony and assimilation only change which letter stands for a place of the pattern: one
/// pattern is all forms of a suffix.
std::string pattern_of(std::string_view text) {
  std::string pattern;
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded decoded = text::decode_at(text, i);
    pattern.push_back(pattern_letter(decoded.code_point));
    i += decoded.length;
  }
  return pattern;
}

/// What has been passed of the order plural, possessive, case, -ki, copula.
/// may_follow compares them: the order counts.
enum class Stage : std::uint8_t { stem, plural, possessed, third_person, cased, relative, closed };

enum class After : std::uint8_t { any, vowel, consonant };

struct Suffix {
  std::string_view pattern;
  After after;
  Stage from;   ///< The stages from this one ...
  Stage up_to;  ///< ... to this one may stand before it.
  Stage result;
};

using enum Stage;

constexpr std::array<Suffix, 42> kSuffixes{{
    {"lAr", After::any, stem, stem, plural},
    {"lAr", After::any, relative, relative, plural},
    // possessive
    {"m", After::vowel, stem, plural, possessed},
    {"Im", After::consonant, stem, plural, possessed},
    {"mIz", After::vowel, stem, plural, possessed},
    {"ImIz", After::consonant, stem, plural, possessed},
    {"nIz", After::vowel, stem, plural, possessed},
    {"InIz", After::consonant, stem, plural, possessed},
    {"sI", After::vowel, stem, plural, third_person},
    {"I", After::consonant, stem, plural, third_person},
    {"lArI", After::any, stem, stem, third_person},
    // case after a third person's possessive, which the stem of a compound has too
    {"nA", After::vowel, stem, third_person, cased},
    {"nI", After::vowel, stem, third_person, cased},
    {"nIn", After::vowel, stem, third_person, cased},
    {"nDA", After::vowel, stem, third_person, cased},
    {"nDAn", After::vowel, stem, third_person, cased},
    {"nCA", After::vowel, stem, third_person, cased},
    {"nDAki", After::vowel, stem, third_person, relative},
    // case
    {"yI", After::vowel, stem, possessed, cased},
    {"I", After::consonant, stem, possessed, cased},
    {"yA", After::vowel, stem, possessed, cased},
    {"A", After::consonant, stem, possessed, cased},
    {"DA", After::any, stem, third_person, cased},
    {"DAn", After::any, stem, third_person, cased},
    {"In", After::consonant, stem, possessed, cased},
    {"ylA", After::vowel, stem, third_person, cased},
    {"lA", After::consonant, stem, third_person, cased},
    {"CA", After::any, stem, third_person, cased},
    {"kI", After::any, cased, cased, relative},
    // case after -ki
    {"nI", After::vowel, relative, relative, cased},
    {"nA", After::vowel, relative, relative, cased},
    {"nIn", After::vowel, relative, relative, cased},
    {"nDA", After::vowel, relative, relative, cased},
    {"nDAn", After::vowel, relative, relative, cased},
    // copula
    {"DIr", After::any, stem, relative, closed},
    {"DI", After::consonant, stem, relative, closed},
    {"yDI", After::vowel, stem, relative, closed},
    {"ymIS", After::vowel, stem, relative, closed},
    {"mIS", After::consonant, stem, relative, closed},
    {"ysA", After::vowel, stem, relative, closed},
    {"sA", After::consonant, stem, relative, closed},
    {"ykAn", After::vowel, stem, relative, closed},
}};

bool may_follow(const Suffix& suffix, Stage stage, bool after_vowel) {
  if (stage < suffix.from || stage > suffix.up_to) return false;
  return suffix.after == After::any || (suffix.after == After::vowel) == after_vowel;
}

/// Depth-first over all ways to cut the rest into suffixes; it is as short as kLongestChain.
bool is_chain(std::string_view rest, Stage stage, bool after_vowel) {
  if (rest.empty()) return true;
  for (const Suffix& suffix : kSuffixes) {
    if (!rest.starts_with(suffix.pattern) || !may_follow(suffix, stage, after_vowel)) continue;
    const bool ends_in_vowel = is_vowel(suffix.pattern.back());
    if (is_chain(rest.substr(suffix.pattern.size()), suffix.result, ends_in_vowel)) return true;
  }
  return false;
}

struct Letter {
  std::size_t begin;
  char32_t code_point;
};

std::vector<Letter> letters_of(std::string_view word) {
  std::vector<Letter> letters;
  for (std::size_t i = 0; i < word.size();) {
    const text::Decoded decoded = text::decode_at(word, i);
    letters.push_back({i, decoded.code_point});
    i += decoded.length;
  }
  return letters;
}

/// A final p, ç, t, k is softened before a vowel: kitap, kitabı.
std::optional<char32_t> hardened(char32_t c) {
  switch (c) {
    case U'b':
      return U'p';
    case U'c':
      return U'ç';
    case U'd':
      return U't';
    case U'ğ':
    case U'g':
      return U'k';
    default:
      return std::nullopt;
  }
}

/// Letters: "ev", "su".
constexpr std::size_t kLeastStem = 2;
constexpr std::size_t kLongestChain = 24;  // letters; "lerimizdekilerden" has 17

}  // namespace

bool is_turkish_suffix_chain(std::string_view rest, bool after_vowel) {
  const std::string pattern = pattern_of(rest);
  return pattern.size() <= kLongestChain && is_chain(pattern, Stage::stem, after_vowel);
}

std::vector<std::string> turkish_stems(std::string_view word) {
  std::vector<std::string> stems;
  const std::vector<Letter> letters = letters_of(word);
  for (std::size_t length = letters.size() - (letters.empty() ? 0 : 1); length >= kLeastStem;
       --length) {
    if (letters.size() - length > kLongestChain) break;  // the rest of the stems is shorter still
    const char32_t last = letters[length - 1].code_point;
    const std::string_view rest = word.substr(letters[length].begin);
    if (!is_turkish_suffix_chain(rest, is_vowel(pattern_letter(last)))) continue;
    std::string stem(word.substr(0, letters[length].begin));
    const bool vowel_follows = is_vowel(pattern_letter(letters[length].code_point));
    const auto hard = vowel_follows ? hardened(last) : std::nullopt;
    stems.push_back(stem);
    if (!hard) continue;
    stem.resize(letters[length - 1].begin);
    text::append_utf8(stem, *hard);
    stems.push_back(std::move(stem));
  }
  return stems;
}

/// The last noun of a compound bears the possessive of the third person (belediye başkanı), which
/// goes when another suffix takes its place (belediye başkanları).
std::vector<std::string> turkish_compound_stems(std::string_view word) {
  std::vector<std::string> stems;
  const std::string pattern = pattern_of(word);
  const std::vector<Letter> letters = letters_of(word);
  // Two letters of a stem and the longer possessive, "sı".
  if (pattern.size() < 4 || pattern.back() != 'I') return stems;
  const std::size_t last = letters.size() - 1;
  if (pattern[last - 1] == 's' && is_vowel(pattern[last - 2])) {
    stems.emplace_back(word.substr(0, letters[last - 1].begin));
  } else if (!is_vowel(pattern[last - 1])) {
    stems.emplace_back(word.substr(0, letters[last].begin));
    if (const auto hard = hardened(letters[last - 1].code_point)) {
      std::string stem(word.substr(0, letters[last - 1].begin));
      text::append_utf8(stem, *hard);
      stems.push_back(std::move(stem));
    }
  }
  return stems;
}

}  // namespace calque::words
