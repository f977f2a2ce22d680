#include "text/token_key.h"

#include <libstemmer.h>

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "text/hash.h"
#include "text/utf8.h"
#include "text/word_class.h"

namespace calque::text {
namespace {

/// Sets of words, a power of two as the lower bits of a hash choose one. The cache grows with the
/// words that are met: most keyers see one text.
constexpr std::size_t kFirstCacheSize = 256;
constexpr std::size_t kLargestCacheSize = std::size_t{1} << 14U;  // 3.5 MB
constexpr std::size_t kLongestStemmed = 128;  // longer "words" are data, not language

/// Languages that Snowball knows by their ISO 639-1 code. Serbian is left out (its stemmer takes
/// Latin script only and folds Cyrillic into it), and so is Chinese and its like (no inflection).
constexpr std::array<std::string_view, 27> kStemmed{
    "ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr", "ga", "hi", "hu", "hy",
    "id", "it", "lt", "ne", "nl", "no", "pt", "ro", "ru", "sv", "ta", "tr", "yi"};

std::string stemmer_name(std::string_view primary) {
  if (primary == "nb" || primary == "nn") return "no";
  return std::ranges::find(kStemmed, primary) == kStemmed.end() ? "" : std::string(primary);
}

bool writes_vowels_as_marks(std::string_view primary) {
  constexpr std::array<std::string_view, 9> kLanguages{"he", "yi",  "ar", "fa", "ur",
                                                       "ps", "ckb", "ug", "sd"};
  return std::ranges::find(kLanguages, primary) != kLanguages.end();
}

/// Hebrew points and accents, Arabic vowel signs and Koranic marks, tatweel; not the Arabic hamza
/// and madda above and below, which make other letters.
bool is_optional_mark(char32_t c) {
  const bool hebrew = (c >= 0x0591 && c <= 0x05BD) || c == 0x05BF || c == 0x05C1 || c == 0x05C2 ||
                      c == 0x05C4 || c == 0x05C5 || c == 0x05C7;
  const bool arabic = (c >= 0x064B && c <= 0x0652) || c == 0x0670 || c == 0x0640 ||
                      (c >= 0x0610 && c <= 0x061A) || (c >= 0x06D6 && c <= 0x06ED);
  return hebrew || arabic;
}

std::string without_marks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = decode_at(text, i);
    if (!is_optional_mark(decoded.code_point)) out.append(text, i, decoded.length);
    i += decoded.length;
  }
  return out;
}

std::uint32_t letters_of(std::string_view word) {
  if (word.empty()) return 0;
  if (word_class(decode_at(word, 0).code_point) == WordClass::ideograph) return 0;
  return static_cast<std::uint32_t>(
      std::ranges::count_if(word, [](char c) { return !is_continuation(c); }));
}

std::string_view beginning_of(std::string_view stem) {
  std::size_t end = 0;
  for (int i = 0; i < kBeginning && end < stem.size(); ++i) end += decode_at(stem, end).length;
  return stem.substr(0, end);
}

}  // namespace

void TokenKeyer::DeleteStemmer::operator()(sb_stemmer* stemmer) const {
  sb_stemmer_delete(stemmer);
}

WordFolding::WordFolding(std::string_view primary_language)
    : case_rules(case_rules_of(primary_language)),
      strips_marks(writes_vowels_as_marks(primary_language)) {}

std::string WordFolding::fold(std::string_view word) const {
  if (is_ascii(word) && case_rules == CaseRules::standard) return lower_ascii(word);
  std::string folded = to_nfc(fold_case(word, case_rules));
  if (!strips_marks) return folded;
  std::string without = without_marks(folded);
  return without.empty() ? folded : without;
}

/// A word of underscores alone keeps them: something must be left.
std::string WordFolding::bare(std::string_view word) const {
  std::string folded = fold(word);
  if (folded.find_first_not_of('_') != std::string::npos) std::erase(folded, '_');
  return folded;
}

TokenKeyer::TokenKeyer(std::string_view primary_language)
    : folding_(primary_language), cache_(kFirstCacheSize) {
  const std::string name = stemmer_name(primary_language);
  if (!name.empty()) stemmer_.reset(sb_stemmer_new(name.c_str(), "UTF_8"));
}

/// The stemmer takes bytes of its own type, and answers with a view that lasts until the next call.
std::string TokenKeyer::stem_folded(std::string folded) {
  if (stemmer_ == nullptr || folded.size() > kLongestStemmed) return folded;
  std::vector<sb_symbol> symbols(folded.begin(), folded.end());
  const sb_symbol* stemmed =
      sb_stemmer_stem(stemmer_.get(), symbols.data(), static_cast<int>(symbols.size()));
  const int length = sb_stemmer_length(stemmer_.get());
  if (stemmed == nullptr || length <= 0) return folded;
  return {stemmed, stemmed + length};
}

std::string TokenKeyer::stem(std::string_view word) {
  return stem_folded(fold(word));
}

TokenKey TokenKeyer::compute(std::string_view word, std::uint64_t surface) {
  std::string bare = folding_.bare(word);
  TokenKey key{surface, hash_bytes(bare), 0, 0, letters_of(bare)};
  const std::string stem = stem_folded(std::move(bare));
  key.stem = hash_bytes(stem);
  key.beginning = hash_bytes(beginning_of(stem));
  return key;
}

/// Words repeat: the cache spares folding and stemming, which cost far more than looking it up. In
/// 1.3 million words of mixed prose, of which 11 % are new, sets of four miss 12.7 %, where a
/// new word takes the last slot and each hit moves one forward; sets of two 14.6 %, single slots
/// 17.5 %, in the same memory.
TokenKey TokenKeyer::key(std::string_view word) {
  const std::uint64_t surface = hash_bytes(word);
  if (word.empty() || word.size() > sizeof(Slot::word)) return compute(word, surface);
  Set& set = set_of(surface);
  for (std::size_t way = 0; way < kWays; ++way) {
    if (set[way].key.surface != surface || !set[way].holds(word)) continue;
    // A step towards the front each time: at the end stands what has not been met for long.
    if (way > 0) std::swap(set[way], set[way - 1]);
    return set[way > 0 ? way - 1 : 0].key;
  }
  const TokenKey key = compute(word, surface);
  Slot& last = set.back();
  last.key = key;
  last.length = static_cast<std::uint8_t>(word.size());
  std::ranges::copy(word, last.word.begin());
  // Twice as many misses as slots say that words push each other out.
  if (++misses_ > 2 * kWays * cache_.size()) grow();
  return key;
}

void TokenKeyer::grow() {
  misses_ = 0;
  if (cache_.size() >= kLargestCacheSize) return;
  // Four times as large: few steps to the largest.
  const std::vector<Set> old = std::exchange(cache_, std::vector<Set>(4 * cache_.size()));
  for (const Set& words : old) {
    for (const Slot& slot : words) {
      if (slot.length == 0) continue;
      Set& set = set_of(slot.key.surface);
      *std::ranges::find(set, 0, &Slot::length) = slot;  // no more than kWays come here: one set's
    }
  }
}

}  // namespace calque::text
