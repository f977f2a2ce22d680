#include "text/letters.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <cstdint>
#include <memory>

#include "calque/error.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace calque::text {
namespace {

bool is_written_without_spaces(char32_t c) {
  // Thai is the first of these scripts.
  if (c < 0x0E00) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

bool is_optional_mark(char32_t c) {
  // Combining diacritical marks, of Cyrillic, Hebrew points (but maqaf, paseq and sof pasuq, which
  // are punctuation), Arabic vowel signs, Koranic marks (but the ends of verses and the like),
  // tatweel.
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0483 && c <= 0x0489) ||
         (c >= 0x0591 && c <= 0x05C7 && c != 0x05BE && c != 0x05C0 && c != 0x05C3) ||
         (c >= 0x0610 && c <= 0x061A) || (c >= 0x064B && c <= 0x065F) || c == 0x0670 ||
         (c >= 0x06D6 && c <= 0x06ED && c != 0x06DD && c != 0x06DE && c != 0x06E9) || c == 0x0640;
}

const icu::Normalizer2& normalizer(bool compatible) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = compatible ? icu::Normalizer2::getNFKDInstance(status)
                                             : icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw Error("ICU could not load its normalization data");
  return *found;
}

std::string normalize(std::string_view text, bool compatible) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  normalizer(compatible)
      .normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr,
                     status);
  if (U_FAILURE(status)) throw Error("ICU could not normalize text");
  return out;
}

std::string without_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_at(text, i);
    if (!is_optional_mark(decoded.code_point)) out.append(text.substr(i, decoded.length));
    i += decoded.length;
  }
  return out;
}

}  // namespace

/// Marks count as what they stand on, as a mark alone is no word.
CharacterKind kind_of(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (u_isUWhiteSpace(c)) return CharacterKind::space;
  if (is_written_without_spaces(code_point)) {
    return u_isalpha(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 ? CharacterKind::ideograph
                                                                 : CharacterKind::other;
  }
  const std::uint32_t mask = U_GET_GC_MASK(c);
  if ((mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0) return CharacterKind::letter;
  if ((mask & U_GC_ND_MASK) != 0) return CharacterKind::digit;
  return CharacterKind::other;
}

int digit_value(char32_t code_point) {
  return u_charDigitValue(static_cast<UChar32>(code_point));
}

/// Decomposed, so that marks stand alone and can be left out; then composed again, for Hangul.
std::string fold_spelling(std::string_view text) {
  if (is_ascii(text)) return lower_ascii(text);
  return normalize(without_marks(normalize(fold_case(text), true)), false);
}

/// All words in one call: ICU takes longer to start than to go on. The line break between them is
/// what the rule leaves standing.
std::vector<std::string> romanise(std::span<const std::string> words) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> to_latin(icu::Transliterator::createInstance(
      "Any-Latin; Latin-ASCII; Lower; [^a-z\\n] Remove", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) throw Error("ICU could not load its transliteration to Latin letters");
  std::string joined;
  for (const std::string& word : words) joined.append(word).push_back('\n');
  icu::UnicodeString converted = icu::UnicodeString::fromUTF8(joined);
  to_latin->transliterate(converted);
  std::string latin;
  converted.toUTF8String(latin);
  std::vector<std::string> out;
  out.reserve(words.size());
  for (std::size_t begin = 0; out.size() < words.size();) {
    const std::size_t end = latin.find('\n', begin);
    out.push_back(latin.substr(begin, end - begin));
    if (end == std::string::npos) break;
    begin = end + 1;
  }
  out.resize(words.size());
  return out;
}

}  // namespace calque::text
