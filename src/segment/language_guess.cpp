#include "segment/language_guess.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace calque::segment {

namespace {

/// What CLD2 says of a text.
struct Detection {
  CLD2::Language language = CLD2::UNKNOWN_LANGUAGE;
  int percent = 0;  ///< Of the text that is in it.
  bool reliable = false;
};

Detection detect(std::string_view text) {
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
  Detection detection;
  detection.language = CLD2::ExtDetectLanguageSummary(start.data(), static_cast<int>(start.size()),
                                                      true, languages.data(), percents.data(),
                                                      &text_bytes, &detection.reliable);
  detection.percent = languages[0] == detection.language ? percents[0] : 0;
  return detection;
}

/// Languages that are written alike: CLD2 takes one for another, or knows one of them alone.
constexpr std::array<std::string_view, 17> kAlike{
    "nb nn no da",  "hr sr bs sh me", "id ms jv su",
    "cs sk",        "gl pt es",       "zh yue lzh wuu",
    "fil tl ceb",   "az tr tk gag",   "hi mr ne bho mai sa",
    "nl af fy nds", "sco en",         "lb de gsw bar",
    "ht fr",        "oc ca",          "bg mk",
    "xh zu nr ss",  "st tn nso"};

bool has_word(std::string_view list, std::string_view word) {
  const std::size_t at = list.find(word);
  if (at == std::string_view::npos) return false;
  const std::size_t end = at + word.size();
  const bool whole = (at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ');
  return whole || has_word(list.substr(end), word);
}

bool alike(std::string_view a, std::string_view b) {
  return a == b || std::ranges::any_of(kAlike, [a, b](std::string_view group) {
           return has_word(group, a) && has_word(group, b);
         });
}

bool can_be_told(std::string_view primary) {
  static const std::set<std::string, std::less<>> kKnown = [] {
    std::set<std::string, std::less<>> known;
    for (int i = 0; i < CLD2::NUM_LANGUAGES; ++i) {
      const Language language(CLD2::LanguageCode(static_cast<CLD2::Language>(i)));
      known.emplace(language.primary());
    }
    return known;
  }();
  return kKnown.contains(primary);
}

}  // namespace

std::optional<LanguageGuess> guess_language(std::string_view text) {
  const Detection found = detect(text);
  if (found.language == CLD2::UNKNOWN_LANGUAGE) return std::nullopt;
  const Language language(CLD2::LanguageCode(found.language));
  if (!language.well_formed() || language.undetermined()) return std::nullopt;
  return LanguageGuess{.language = language, .reliable = found.reliable};
}

std::optional<Language> evident_other_language(std::string_view text, const Language& said,
                                               std::size_t least_bytes) {
  // Articles have other languages in quotations.
  constexpr int kLeastPercent = 80;
  if (text.size() < least_bytes || said.undetermined() || !can_be_told(said.primary())) {
    return std::nullopt;
  }
  const Detection found = detect(text);
  if (!found.reliable || found.percent < kLeastPercent) return std::nullopt;
  Language language(CLD2::LanguageCode(found.language));
  if (!language.well_formed() || language.undetermined()) return std::nullopt;
  return alike(language.primary(), said.primary()) ? std::nullopt : std::optional(language);
}

}  // namespace calque::segment
