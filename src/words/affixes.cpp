#include "words/affixes.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <span>

#include "text/unicode.h"
#include "text/utf8.h"

namespace calque::words {
namespace {

constexpr std::size_t kLetterBytes = 2;    // Hebrew and Arabic letters
constexpr std::size_t kSyllableBytes = 3;  // Hangul
/// What is cut off leaves three letters: fewer are shared by words that have nothing in common.
constexpr std::size_t kLeastStem = 3 * kLetterBytes;

struct Letter {
  std::size_t begin;
  char32_t code_point;
};

/// Hebrew points and accents; Arabic vowel signs, tatweel and the small alef: they stand on a
/// letter and are none.
bool is_mark(char32_t c) {
  return (c >= 0x0591 && c <= 0x05C7) || (c >= 0x064B && c <= 0x0652) || c == 0x0640 || c == 0x0670;
}

/// The first letters of a word, marks left out.
std::vector<Letter> first_letters(std::string_view word, std::size_t count) {
  std::vector<Letter> letters;
  for (std::size_t i = 0; i < word.size() && letters.size() < count;) {
    const text::Decoded decoded = text::decode_at(word, i);
    if (!is_mark(decoded.code_point)) letters.push_back({i, decoded.code_point});
    i += decoded.length;
  }
  return letters;
}

/// Proclitics in the order in which they stand: one of each slot at most.
using Slot = std::span<const std::u32string_view>;

void collect(std::span<const Letter> letters, std::size_t at, std::span<const Slot> slots,
             std::set<std::size_t>& ends) {
  if (at > 0) ends.insert(at);
  if (slots.empty()) return;
  for (const std::u32string_view proclitic : slots.front()) {
    const std::size_t size = proclitic.size();
    if (at + size > letters.size()) continue;
    if (std::ranges::equal(letters.subspan(at, size), proclitic, {}, &Letter::code_point)) {
      collect(letters, at + size, slots.subspan(1), ends);
    }
  }
  collect(letters, at, slots.subspan(1), ends);
}

/// Where a word may begin once what is written together with it is cut off. Two letters must be
/// left, or every short word would be another one with a prefix.
std::vector<std::size_t> proclitic_ends(std::string_view word,
                                        std::initializer_list<std::span<const Slot>> orders) {
  // Letters of the longest row of proclitics: ו, לכש, ב, ה in Hebrew.
  constexpr std::size_t kLongest = 6;
  const std::vector<Letter> letters = first_letters(word, kLongest + 2);
  std::set<std::size_t> counts;
  for (const std::span<const Slot> slots : orders) collect(letters, 0, slots, counts);
  std::vector<std::size_t> ends;
  for (const std::size_t count : counts) {
    if (count + 2 <= letters.size()) ends.push_back(letters[count].begin);
  }
  return ends;
}

/// The order in which they may stand in Hebrew: and, that, in or to or as or from, the.
constexpr std::array<std::u32string_view, 1> kHebrewAnd{U"ו"};
constexpr std::array<std::u32string_view, 4> kHebrewThat{U"ש", U"כש", U"מש", U"לכש"};
constexpr std::array<std::u32string_view, 4> kHebrewIn{U"ב", U"ל", U"כ", U"מ"};
constexpr std::array<std::u32string_view, 1> kHebrewThe{U"ה"};
constexpr std::array<Slot, 4> kHebrewSlots{kHebrewAnd, kHebrewThat, kHebrewIn, kHebrewThe};

constexpr std::array<std::u32string_view, 2> kArabicAnd{U"و", U"ف"};
constexpr std::array<std::u32string_view, 3> kArabicIn{U"ب", U"ك", U"ل"};
constexpr std::array<std::u32string_view, 1> kArabicThe{U"ال"};
/// ل and ال are written as one, and nothing else stands between.
constexpr std::array<std::u32string_view, 1> kArabicToThe{U"لل"};
constexpr std::array<Slot, 3> kArabicSlots{kArabicAnd, kArabicIn, kArabicThe};
constexpr std::array<Slot, 2> kArabicToTheSlots{kArabicAnd, kArabicToThe};

void add_rows(std::span<const Slot> slots, const std::string& before, std::set<std::string>& rows) {
  if (slots.empty()) {
    rows.insert(before);
    return;
  }
  add_rows(slots.subspan(1), before, rows);
  for (const std::u32string_view proclitic : slots.front()) {
    std::string row = before;
    for (const char32_t letter : proclitic) text::append_utf8(row, letter);
    add_rows(slots.subspan(1), row, rows);
  }
}

/// All rows that the orders allow, the empty one among them.
std::vector<std::string> rows_of(std::initializer_list<std::span<const Slot>> orders) {
  std::set<std::string> rows;
  for (const std::span<const Slot> slots : orders) add_rows(slots, {}, rows);
  return {rows.begin(), rows.end()};
}

std::string without(std::string_view word, std::string_view ending) {
  return std::string(word.substr(0, word.size() - ending.size()));
}

void append_all(std::vector<std::string>& out, const std::string& base,
                std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings) out.push_back(base + std::string(ending));
}

/// The form of the last letter within a word.
std::string with_medial_end(std::string_view word) {
  // The five letters that have a form of their own at the end of a word.
  constexpr std::array<std::array<std::string_view, 2>, 5> kFinal{
      {{"ם", "מ"}, {"ן", "נ"}, {"ץ", "צ"}, {"ף", "פ"}, {"ך", "כ"}}};
  for (const auto& [final_form, medial] : kFinal) {
    if (word.ends_with(final_form)) return without(word, final_form) + std::string(medial);
  }
  return std::string(word);
}

void add_stems(std::vector<std::string>& out, std::string_view word,
               std::span<const std::string_view> endings, std::size_t least_bytes) {
  for (const std::string_view ending : endings) {
    if (word.ends_with(ending) && word.size() >= ending.size() + least_bytes) {
      out.push_back(without(word, ending));
    }
  }
}

/// Endings as normalize_arabic leaves them: ه for ة. Text has more of them than terms, which stand
/// without pronouns.
constexpr std::string_view kArticle = "ال";
constexpr std::array<std::string_view, 2> kArabicTermEndings{"ه", "ات"};
constexpr std::array<std::string_view, 27> kArabicTextEndings{
    "ه",   "ات",  "ان",   "ين",   "ون",   "ها",  "هم",   "هما", "نا",
    "كم",  "ا",   "ته",   "تها",  "تهم",  "تنا", "تي",   "تكم", "تان",
    "تين", "اته", "اتها", "اتهم", "اتنا", "اتي", "تهما", "يها", "يهم"};

/// Particles of case and topic, some of them in rows, and the plural.
constexpr std::array<std::string_view, 28> kKoreanParticles{
    "은",   "는",   "이",     "가",   "을",     "를",     "의",   "에",   "에서", "에게",
    "와",   "과",   "도",     "로",   "으로",   "만",     "까지", "부터", "보다", "처럼",
    "에는", "에도", "에서는", "로는", "으로는", "이라고", "라고", "들"};
constexpr std::string_view kKoreanPlural = "들";

}  // namespace

std::vector<std::size_t> hebrew_proclitic_ends(std::string_view word) {
  return proclitic_ends(word, {kHebrewSlots});
}

std::vector<std::size_t> arabic_proclitic_ends(std::string_view word) {
  return proclitic_ends(word, {kArabicSlots, kArabicToTheSlots});
}

std::vector<std::string> hebrew_proclitics() {
  return rows_of({kHebrewSlots});
}

std::vector<std::string> arabic_proclitics() {
  return rows_of({kArabicSlots, kArabicToTheSlots});
}

std::vector<std::string> arabic_endings() {
  return {kArabicTextEndings.begin(), kArabicTextEndings.end()};
}

std::vector<std::string> korean_particles() {
  std::vector<std::string> rows;
  for (const std::string_view particle : kKoreanParticles) {
    rows.emplace_back(particle);
    rows.push_back(std::string(kKoreanPlural) + std::string(particle));
  }
  return rows;
}

std::vector<std::string> hebrew_forms(std::string_view word) {
  std::vector<std::string> forms{std::string(word)};
  // Words of two letters with endings look like too many others.
  if (word.size() < kLeastStem) return forms;
  // Hebrew forms are made of the term rather than stems of the text: an ending replaces letters of
  // the noun (ה by ת), and what was replaced cannot be told from the text.
  if (word.ends_with("ה")) {
    append_all(forms, without(word, "ה"),
               {"ת", "ות", "תו", "תה", "תי", "תנו", "תם", "תך", "ותיו", "ותיה", "ותיהם", "ותינו"});
  } else if (word.ends_with("ים")) {
    append_all(forms, without(word, "ים"), {"י", "יו", "יה", "יהם", "ינו"});
  } else if (word.ends_with("ות")) {
    append_all(forms, std::string(word),
               {"י", "ים", "ו", "ה", "נו", "ם", "יו", "יה", "יהם", "ינו"});
  } else {
    const std::string base = with_medial_end(word);
    append_all(forms, base, {"ים", "י", "ו", "ה", "ם", "נו", "יו", "יה", "יהם", "ינו", "ות", "ת"});
    // The plural takes the place of a feminine ending.
    if (word.ends_with("ת")) forms.push_back(without(word, "ת") + "ות");
  }
  return forms;
}

std::string normalize_arabic(std::string_view folded) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const text::Decoded decoded = text::decode_at(folded, i);
    char32_t c = decoded.code_point;
    // Letters that are written one for the other: with and without hamza, Persian forms for Arabic
    // ones.
    if (c == U'أ' || c == U'إ' || c == U'آ' || c == U'ٱ') c = U'ا';
    if (c == U'ة') c = U'ه';
    if (c == U'ى' || c == U'ی') c = U'ي';
    if (c == U'ک') c = U'ك';
    text::append_utf8(out, c);
    i += decoded.length;
  }
  return out;
}

std::vector<std::string> arabic_term_stems(std::string_view word) {
  std::vector<std::string> stems{std::string(word)};
  if (word.starts_with(kArticle) && word.size() >= kArticle.size() + 2 * kLetterBytes) {
    stems.emplace_back(word.substr(kArticle.size()));
  }
  const std::string bare = stems.back();
  add_stems(stems, bare, kArabicTermEndings, kLeastStem);
  if (bare.ends_with("ه") && bare.size() == kLeastStem) {
    stems.push_back(without(bare, "ه") + "ت");  // before pronouns: too short for the endings above
  }
  return stems;
}

std::vector<std::string> arabic_text_stems(std::string_view word) {
  std::vector<std::string> stems{std::string(word)};
  add_stems(stems, word, kArabicTextEndings, kLeastStem);
  return stems;
}

std::vector<std::string> korean_stems(std::string_view word) {
  std::vector<std::string> stems;
  add_stems(stems, word, kKoreanParticles, kSyllableBytes);
  // The plural stands before the particle: 들을, 들이.
  for (std::size_t i = stems.size(); i-- > 0;) {
    const std::string stem = stems[i];
    add_stems(stems, stem, std::array<std::string_view, 1>{kKoreanPlural}, kSyllableBytes);
  }
  return stems;
}

}  // namespace calque::words
