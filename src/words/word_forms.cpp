#include "words/word_forms.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "words/affixes.h"
#include "words/builtin_words.h"
#include "words/derivation.h"
#include "words/turkish_suffixes.h"

namespace calque::words {
namespace {

constexpr std::string_view kZeroWidthNonJoiner = "\u200C";
/// The typewriter's, the right quotation mark, and the modifier letter.
constexpr std::array<std::string_view, 3> kApostrophes{"'", "\u2019", "\u02BC"};

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> texts) {
  return std::ranges::find(texts, text) != texts.end();
}

/// Typographic signs that are written as plain ones too; soft hyphens go, and so do the accents
/// that tell how a word is stressed where no letter has them (бо́льший). Russian ё is written е
/// mostly.
std::string with_plain_signs(std::string_view folded, bool yo_is_ye) {
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const text::Decoded decoded = text::decode_at(folded, i);
    switch (decoded.code_point) {
      case 0x2019:  // right quotation mark
      case 0x02BC:  // modifier apostrophe
      case 0x05F3:  // geresh
        out += '\'';
        break;
      case 0x05F4:  // gershayim
        out += '"';
        break;
      case 0x2010:  // hyphen
      case 0x2011:  // non-breaking hyphen
        out += '-';
        break;
      case 0x0451:  // ё
        out += yo_is_ye ? "е" : "ё";
        break;
      case 0x0300:  // accents that stand alone in NFC
      case 0x0301:
      case 0x00AD:  // soft hyphen
      case 0x200C:  // zero-width non-joiner: Persian endings with and without it are the same
        break;
      default:
        out.append(folded, i, decoded.length);
    }
    i += decoded.length;
  }
  return out;
}

/// Serbian is written in two scripts, letter for letter: Latin stands for both.
std::string serbian_in_latin(std::string_view folded) {
  constexpr std::u32string_view kCyrillic = U"абвгдђежзијклљмнњопрстћуфхцчџш";
  constexpr std::array<std::string_view, 30> kLatin{
      "a", "b",  "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m",
      "n", "nj", "o", "p", "r", "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š"};
  static_assert(kCyrillic.size() == kLatin.size());
  std::string latin;
  for (std::size_t i = 0; i < folded.size();) {
    const text::Decoded decoded = text::decode_at(folded, i);
    const std::size_t letter = kCyrillic.find(decoded.code_point);
    latin += letter < kLatin.size() ? kLatin[letter] : folded.substr(i, decoded.length);
    i += decoded.length;
  }
  return latin;
}

/// Languages that share a file: the norms of one language, and names of it.
std::string_view language_of_file(std::string_view primary) {
  if (is_one_of(primary, {"nn", "no"})) return "nb";
  if (is_one_of(primary, {"bs", "sh"})) return "hr";
  if (primary == "mo") return "ro";
  if (primary == "ms") return "id";
  return primary;
}

struct Occurrence {
  std::size_t begin = std::string_view::npos;
  std::size_t end = std::string_view::npos;
};

Occurrence first_apostrophe(std::string_view word) {
  Occurrence first;
  for (const std::string_view sign : kApostrophes) {
    const std::size_t at = word.find(sign);
    if (at < first.begin) first = {at, at + sign.size()};
  }
  return first;
}

}  // namespace

std::string_view name_of(Kinship kinship) {
  switch (kinship) {
    case Kinship::none:
      return "none";
    case Kinship::possible:
      return "possible";
    case Kinship::sure:
      return "sure";
  }
  return "";
}

/// Languages with rules of their own; all others go by their stemmer, where there is one.
WordForms::Kind WordForms::kind_of(std::string_view primary) {
  if (is_one_of(primary, {"tr", "az"})) return Kind::turkic;
  if (primary == "he") return Kind::hebrew;
  if (primary == "ar") return Kind::arabic;
  if (primary == "ko") return Kind::korean;
  return is_one_of(primary, {"zh", "ja", "th", "lo", "km", "my"}) ? Kind::plain : Kind::stemmed;
}

WordForms::WordForms(std::string_view primary_language)
    : primary_(primary_language),
      kind_(kind_of(primary_language)),
      elides_(is_one_of(primary_language, {"fr", "it", "ca"})),
      keyer_(primary_language) {
  const std::string_view file_language = language_of_file(primary_language);
  const auto files = builtin_words();
  const auto file = std::ranges::find(files, file_language, &text::EmbeddedFile::stem);
  if (file == files.end()) return;
  kind_ = Kind::filed;
  inflection_ = std::make_unique<Inflection>(read_inflection_rules(
      file->name, file->text, [this](std::string_view word) { return fold(word); }));
}

std::string WordForms::fold(std::string_view word) const {
  std::string folded = keyer_.fold(word);
  if (text::is_ascii(folded)) return folded;
  // Greek accents move and vanish with the endings.
  if (primary_ == "el") folded = text::fold_spelling(folded);
  if (is_one_of(primary_, {"ar", "fa", "ur"})) folded = normalize_arabic(folded);
  if (primary_ == "sr") folded = serbian_in_latin(folded);
  return with_plain_signs(folded, primary_ == "ru");
}

std::vector<TermKey> WordForms::keys_of_term(std::string_view word, TermPlace place) const {
  const std::string folded = fold(word);
  std::vector<TermKey> keys;
  if (inflection_ != nullptr) {
    keys = inflection_->keys_of_term(folded, place != TermPlace::alone);
    if (inflection_->rules().stemmer) keys.push_back({keyer_.stem(folded), false});
  }
  for (std::string& key : made_keys(folded, place)) keys.push_back({std::move(key), true});
  keys.push_back({folded, true});
  // Of equal keys the surest stays.
  std::ranges::sort(keys, [](const TermKey& a, const TermKey& b) {
    return a.key != b.key ? a.key < b.key : a.sure > b.sure;
  });
  const auto [first, last] = std::ranges::unique(keys, {}, &TermKey::key);
  keys.erase(first, last);
  return keys;
}

/// What is made of the term, and what of the text, differs by language: whichever side loses less
/// by it (Hebrew forms are made, Turkish suffixes are cut off).
std::vector<std::string> WordForms::made_keys(const std::string& folded, TermPlace place) const {
  switch (kind_) {
    case Kind::turkic:
      return place == TermPlace::last ? turkish_compound_stems(folded) : std::vector<std::string>();
    case Kind::hebrew:
      return hebrew_forms(folded);
    case Kind::arabic:
      return arabic_term_stems(folded);
    case Kind::stemmed:
      return {keyer_.stem(folded)};
    case Kind::filed:
    case Kind::plain:
    case Kind::korean:
      break;
  }
  return {};
}

/// The parts of a word that are read as words of their own, the whole first.
void WordForms::add_apostrophe_parts(std::vector<WordForm>& parts, std::string_view word) const {
  if (kind_ == Kind::hebrew) return;  // there it is a letter's sign, or an abbreviation's
  const Occurrence sign = first_apostrophe(word);
  if (sign.begin != std::string_view::npos) {
    if (sign.begin > 0) parts.push_back({{}, 0, sign.begin});
    // "l'union": what follows is the word. Elsewhere what follows is an ending ("AB'nin").
    if (elides_ && sign.end < word.size()) parts.push_back({{}, sign.end, word.size()});
  }
  // Persian writes endings after it.
  const std::size_t joint = word.find(kZeroWidthNonJoiner);
  if (joint != std::string_view::npos && joint > 0) parts.push_back({{}, 0, joint});
}

/// The word as it stands comes first: compute_readings takes it for unchanged.
std::vector<WordForm> WordForms::readings(std::string_view word) const {
  std::vector<WordForm> parts{{{}, 0, word.size()}};
  add_apostrophe_parts(parts, word);
  if (kind_ == Kind::hebrew) {
    for (const std::size_t end : hebrew_proclitic_ends(word))
      parts.push_back({{}, end, word.size()});
  } else if (kind_ == Kind::arabic) {
    for (const std::size_t end : arabic_proclitic_ends(word))
      parts.push_back({{}, end, word.size()});
  }
  std::vector<WordForm> forms;
  for (WordForm& part : parts) {
    part.key = fold(word.substr(part.begin, part.end - part.begin));
    if (part.key.empty()) continue;
    forms.push_back(part);
    add_inflected(forms, part);
    if (inflection_ == nullptr || inflection_->is_itself(part.key)) continue;
    for (TermKey& citation : inflection_->without_initial_change(part.key)) {
      const WordForm changed{std::move(citation.key), part.begin, part.end, citation.sure};
      forms.push_back(changed);
      add_inflected(forms, changed);
    }
  }
  return forms;
}

void WordForms::add_inflected(std::vector<WordForm>& forms, const WordForm& part) const {
  for (std::string& key : inflected_keys(part.key)) {
    if (key != part.key) forms.push_back({std::move(key), part.begin, part.end, part.sure});
  }
}

std::vector<std::string> WordForms::inflected_keys(const std::string& folded) const {
  std::vector<std::string> keys;
  switch (kind_) {
    case Kind::filed:
      if (inflection_->is_itself(folded)) return keys;
      keys = inflection_->keys_of_text(folded);
      if (inflection_->rules().stemmer) keys.push_back(keyer_.stem(folded));
      return keys;
    case Kind::turkic:
      return turkish_stems(folded);
    case Kind::arabic:
      return arabic_text_stems(folded);
    case Kind::korean:
      return korean_stems(folded);
    case Kind::stemmed:
      return {keyer_.stem(folded)};
    case Kind::plain:
    case Kind::hebrew:
      break;
  }
  return keys;
}

Kinship WordForms::kinship(std::string_view term_word, std::string_view word) const {
  const std::vector<TermKey> keys = keys_of_term(term_word, TermPlace::alone);
  const std::string folded = fold(term_word);
  Kinship surest = Kinship::none;
  for (const WordForm& reading : readings(word)) {
    const auto key = std::ranges::find(keys, reading.key, &TermKey::key);
    if (key == keys.end()) continue;
    const std::string_view part = word.substr(reading.begin, reading.end - reading.begin);
    if (!may_be_forms_of_one(folded, fold(part))) continue;
    const bool sure =
        key->sure && reading.sure && surely_forms_of_one(has_capital(term_word), part);
    surest = std::max(surest, sure ? Kinship::sure : Kinship::possible);
  }
  return surest;
}

bool WordForms::surely_forms_of_one(bool term_has_capital, std::string_view text_word) const {
  if (inflection_ == nullptr || !inflection_->rules().capital_nouns) return true;
  return !term_has_capital || has_capital(text_word);
}

bool WordForms::may_be_forms_of_one(std::string_view term_word, std::string_view text_word) const {
  const bool stemmer =
      kind_ == Kind::stemmed || (kind_ == Kind::filed && inflection_->rules().stemmer);
  return !stemmer || !is_derivation(primary_, term_word, text_word);
}

bool has_capital(std::string_view word) {
  const std::string_view first = word.substr(0, text::decode_at(word, 0).length);
  return !word.empty() && text::fold_case(first) != first;
}

}  // namespace calque::words
