#include "words/derivation.h"

#include <algorithm>
#include <array>
#include <span>

#include "text/utf8.h"

namespace calque::words {
namespace {

using Endings = std::span<const std::string_view>;

// Endings as they stand after what two words share, without those of the plural.
// A stemmer cuts these as well as inflections, so that "nation" and "national" have one stem,
// while a glossary means one of them. No plurals here: they are taken off below.
constexpr std::array<std::string_view, 49> kEnglish{
    "al",   "ally", "ial",   "ical",    "ially",   "ly",    "ity",   "ility", "ness",     "ment",
    "ion",  "tion", "ation", "ization", "isation", "ional", "ize",   "ise",   "izing",    "ising",
    "ized", "ised", "able",  "ible",    "ably",    "ful",   "less",  "ive",   "ative",    "ous",
    "ism",  "ist",  "istic", "ic",      "ality",   "alism", "alist", "alize", "alise",    "ance",
    "ence", "ency", "ancy",  "ator",    "ate",     "ship",  "hood",  "iness", "ification"};
constexpr std::array<std::string_view, 10> kGerman{"ung", "heit",   "keit", "lich", "isch",
                                                   "ig",  "igkeit", "end",  "bar",  "ik"};
constexpr std::array<std::string_view, 44> kRomance{
    "ation", "ition", "ion",    "ment",  "ement",  "ité",    "ités",    "iste",   "isme",
    "eur",   "ateur", "atrice", "able",  "if",     "ive",    "eux",     "euse",   "ique",
    "ance",  "ence",  "ción",   "ación", "idad",   "miento", "amiento", "ista",   "ismo",
    "ador",  "adora", "mente",  "zione", "azione", "ità",    "mento",   "amento", "tore",
    "trice", "abile", "ico",    "ção",   "ação",   "idade",  "ível",    "ável"};

Endings endings_of(std::string_view language) {
  if (language == "en") return kEnglish;
  if (language == "de") return kGerman;
  for (const std::string_view romance : {"fr", "es", "it", "pt", "ca", "ro"}) {
    if (language == romance) return kRomance;
  }
  return {};
}

/// Only the plurals that may stand behind such an ending, in any of the languages.
bool is_derivational(std::string_view ending, Endings known) {
  const auto is_known = [known](std::string_view text) {
    return std::ranges::find(known, text) != known.end();
  };
  if (is_known(ending)) return true;
  for (const std::string_view plural : {"s", "es", "en", "e", "er"}) {
    if (ending.ends_with(plural) && is_known(ending.substr(0, ending.size() - plural.size()))) {
      return true;
    }
  }
  return false;
}

/// The length of what both begin with, in whole characters.
/// A character may begin alike in both and end otherwise.
std::size_t shared_length(std::string_view a, std::string_view b) {
  const auto mismatch = std::ranges::mismatch(a, b);
  auto length = static_cast<std::size_t>(mismatch.in1 - a.begin());
  while (length > 0 && ((length < a.size() && text::is_continuation(a[length])) ||
                        (length < b.size() && text::is_continuation(b[length])))) {
    --length;
  }
  return length;
}

}  // namespace

bool is_derivation(std::string_view primary_language, std::string_view a, std::string_view b) {
  const Endings known = endings_of(primary_language);
  if (known.empty() || a == b) return false;
  const std::size_t shared = shared_length(a, b);
  return is_derivational(a.substr(shared), known) || is_derivational(b.substr(shared), known);
}

}  // namespace calque::words
