#include "text/alphabet.h"

#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/usetiter.h>

#include <array>
#include <memory>
#include <set>
#include <utility>

#include "text/ascii.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::text {
namespace {

struct CloseLocaleData {
  void operator()(ULocaleData* data) const { ulocdata_close(data); }
};

/// Letters whose stroke, or the lack of a dot, is no mark by Unicode.
constexpr std::array<std::pair<char32_t, std::string_view>, 8> kWithoutDecomposition{
    {{0x0131, "i"},
     {0x0142, "l"},
     {0x00F8, "o"},
     {0x0111, "d"},
     {0x0127, "h"},
     {0x0167, "t"},
     {0x00E6, "ae"},
     {0x0153, "oe"}}};

void add_letters(ULocaleData* data, ULocaleDataExemplarSetType type, std::set<std::string>& out) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet letters;
  ulocdata_getExemplarSet(data, letters.toUSet(), 0, type, &status);
  if (U_FAILURE(status)) return;
  for (icu::UnicodeSetIterator each(letters); each.next();) {
    // Digraphs are letters of some alphabets; as they are written, they are two.
    if (each.isString() || !u_isalpha(each.getCodepoint())) continue;
    std::string letter;
    append_utf8(letter, static_cast<char32_t>(each.getCodepoint()));
    out.insert(std::move(letter));
  }
}

}  // namespace

std::string plain_spelling(std::string_view text) {
  std::string folded = fold_spelling(text);
  if (is_ascii(folded)) return folded;
  std::string plain;
  for (std::size_t i = 0; i < folded.size();) {
    const Decoded decoded = decode_at(folded, i);
    std::string_view letter = std::string_view(folded).substr(i, decoded.length);
    for (const auto& [stroked, without] : kWithoutDecomposition) {
      if (decoded.code_point == stroked) letter = without;
    }
    plain += letter;
    i += decoded.length;
  }
  return plain;
}

std::vector<std::string> letters_of_language(const std::string& primary_language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<ULocaleData, CloseLocaleData> data(
      ulocdata_open(primary_language.c_str(), &status));
  // The root locale answers for what CLDR does not know: its letters are nobody's.
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return {};
  std::set<std::string> letters;
  add_letters(data.get(), ULOCDATA_ES_STANDARD, letters);
  add_letters(data.get(), ULOCDATA_ES_AUXILIARY, letters);
  return {letters.begin(), letters.end()};
}

}  // namespace calque::text
