#include "segment/characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <string_view>

namespace calque::segment {
namespace {

/// Below it is ASCII, which is decided without ICU: most text is ASCII, and these functions are
/// asked for each character around a candidate.
constexpr char32_t kAsciiEnd = 0x80;

UChar32 icu(char32_t c) {
  return static_cast<UChar32>(c);
}

bool one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

}  // namespace

/// Sentence_Terminal of the Unicode Character Database has more: here are those that end sentences
/// in running text of living scripts, parted by what else they may do. A period may belong to an
/// abbreviation, an ellipsis may be inside; the last group does nothing but end.
MarkKind mark_kind(char32_t c) {
  switch (c) {
    case U'.':
      return MarkKind::period;
    case U'!':
    case U'?':
    case U'‼':
    case U'⁇':
    case U'⁈':
    case U'⁉':
    case U'‽':
      return MarkKind::strong;
    case U'…':
      return MarkKind::ellipsis;
    case U'。':
    case U'｡':
    case U'．':
    case U'！':
    case U'？':
    case U'؟':
    case U'۔':
    case U'।':
    case U'॥':
    case U'։':
    case U'።':
    case U'፧':
    case U'፨':
    case U'။':
    case U'។':
    case U'៕':
    case U'᠃':
    case U'꓿':
    case U'﹒':
    case U'﹖':
    case U'﹗':
      return MarkKind::full_stop;
    default:
      return MarkKind::none;
  }
}

bool is_space(char32_t c) {
  if (c < kAsciiEnd) return c == U' ' || (c >= U'\t' && c <= U'\r');
  return u_isUWhiteSpace(icu(c)) != 0;
}

bool is_invisible(char32_t c) {
  // U+AD, the soft hyphen, is the first character of the category. The empty Braille pattern is a
  // symbol by its category, but shows nothing.
  constexpr char32_t kEmptyBraillePattern = 0x2800;
  return c >= 0xAD && (u_charType(icu(c)) == U_FORMAT_CHAR || c == kEmptyBraillePattern);
}

bool is_word_character(char32_t c) {
  // U+200C joins the parts of Persian words.
  if (c < kAsciiEnd) return (c | 0x20U) >= U'a' && (c | 0x20U) <= U'z';
  return (U_GET_GC_MASK(icu(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0 || c == 0x200C;
}

bool is_digit(char32_t c) {
  if (c < kAsciiEnd) return c >= U'0' && c <= U'9';
  return u_charType(icu(c)) == U_DECIMAL_DIGIT_NUMBER;
}

bool is_upper(char32_t c) {
  if (c < kAsciiEnd) return c >= U'A' && c <= U'Z';
  return (U_GET_GC_MASK(icu(c)) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool is_lower(char32_t c) {
  if (c < kAsciiEnd) return c >= U'a' && c <= U'z';
  // Georgian: small letters by Unicode since 2018, but sentences begin with them.
  if (c >= 0x10D0 && c <= 0x10FF) return false;
  return u_charType(icu(c)) == U_LOWERCASE_LETTER;
}

bool is_unspaced_letter(char32_t c) {
  // The first of these scripts, Thai, begins at U+0E00: all alphabets of Europe and India are
  // spared the look.
  if (c < 0xE00) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(icu(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

bool is_hangul(char32_t c) {
  // The block of Hangul Syllables; text hardly holds single jamo.
  return c >= 0xAC00 && c <= 0xD7A3;
}

bool is_east_asian(char32_t c) {
  // Blocks from CJK Radicals to Yi, compatibility ideographs, full-width forms, and the two planes
  // of ideographs. Hangul, which has spaces, is none of them.
  return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool may_close(char32_t c) {
  if (c < kAsciiEnd) return one_of(c, U")]}\"'`");
  const auto type = u_charType(icu(c));
  // Marks that open in one language close in another („…“, »…«): is_ambiguous_quote leaves it to
  // what follows.
  return type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || one_of(c, U"“‘«´″＂＇");
}

bool is_ambiguous_quote(char32_t c) {
  return one_of(c, U"\"'`“‘«»´″＂＇");
}

bool may_open(char32_t c) {
  if (c < kAsciiEnd) return one_of(c, U"([{\"'`<");
  const auto type = u_charType(icu(c));
  return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION || one_of(c, U"”’»¿¡＂＇");
}

bool is_right_to_left(char32_t c) {
  // Blocks from Hebrew to Arabic Extended-A, and the presentation forms of both.
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFEFC);
}

bool is_note_mark(char32_t c) {
  if (c < kAsciiEnd) return c == U'*';
  // The digits 1 to 3 are in Latin-1, the others in a block of their own.
  return c == U'¹' || c == U'²' || c == U'³' || c == U'†' || c == U'‡' ||
         (c >= 0x2070 && c <= 0x207B);
}

bool is_picture(char32_t c) {
  // Blocks from Mahjong Tiles to Symbols and Pictographs Extended-A, Miscellaneous Symbols and
  // Dingbats, the star; then variation selector 16 and the zero width joiner, which only modify.
  return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0x2B50 ||
         c == 0xFE0F || c == 0x200D;
}

bool is_mood(char32_t c) {
  // Faces, in four blocks; folded hands and others among them; hands, party, fire, hundred points.
  return (c >= 0x1F600 && c <= 0x1F64F) || (c >= 0x1F910 && c <= 0x1F92F) ||
         (c >= 0x1F970 && c <= 0x1F97A) || (c >= 0x1F44A && c <= 0x1F450) || c == 0x1F389 ||
         c == 0x1F38A || c == 0x1F525 || c == 0x1F4AF || c == 0x1F4AA;
}

bool is_dash(char32_t c) {
  if (c < kAsciiEnd) return c == U'-';
  return u_charType(icu(c)) == U_DASH_PUNCTUATION;
}

bool is_bullet(char32_t c) {
  return one_of(c, U"•◦‣▪▫●○■□◆◇►▶⁃∙·➢✓✔★☆※");
}

text::Decoded decode_before(std::string_view text, std::size_t offset) {
  if (offset == 0) return {U'\0', 0};
  std::size_t start = offset - 1;
  // A UTF-8 sequence has four bytes at most; more continuation bytes are damage, and each counts
  // as a character.
  while (start > 0 && offset - start < 4 && text::is_continuation(text[start])) --start;
  const text::Decoded decoded = text::decode_at(text, start);
  if (start + decoded.length == offset) return decoded;
  return {text::kReplacementCharacter, 1};
}

char32_t char_at(std::string_view text, std::size_t offset) {
  return offset < text.size() ? text::decode_at(text, offset).code_point : U'\0';
}

std::size_t skip_spaces(std::string_view text, std::size_t offset) {
  while (offset < text.size()) {
    const text::Decoded decoded = text::decode_at(text, offset);
    if (!is_space(decoded.code_point) && !is_invisible(decoded.code_point)) break;
    offset += decoded.length;
  }
  return offset;
}

}  // namespace calque::segment
