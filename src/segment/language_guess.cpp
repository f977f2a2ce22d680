#include "segment/language_guess.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <string>

namespace calque::segment {

std::optional<LanguageGuess> guess_language(std::string_view text) {
  constexpr std::size_t kEnough = 20'000;  // bytes; the rest adds nothing
  std::size_t size = std::min(text.size(), kEnough);
  // Not within a UTF-8 sequence: a continuation byte is 10xxxxxx.
  while (size > 0 && size < text.size() &&
         (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
    --size;
  }
  const std::string start(text.substr(0, size));
  // CLD2 writes three of each, whatever is asked.
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  int text_bytes = 0;
  bool reliable = false;
  const CLD2::Language found =
      CLD2::ExtDetectLanguageSummary(start.data(), static_cast<int>(start.size()), true,
                                     languages.data(), percents.data(), &text_bytes, &reliable);
  if (found == CLD2::UNKNOWN_LANGUAGE) return std::nullopt;
  const Language language(CLD2::LanguageCode(found));
  if (!language.well_formed() || language.undetermined()) return std::nullopt;
  return LanguageGuess{.language = language, .reliable = reliable};
}

}  // namespace calque::segment
