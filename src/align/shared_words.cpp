#include "align/shared_words.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "align/skeleton.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::align {
namespace {

/// So many consonants make a key.
/// With three, words meet by chance; the whole skeleton would part endings that differ.
constexpr std::size_t kConsonants = 4;
/// A key that more words of a side have says nothing.
constexpr std::size_t kMostAlike = 4;
/// Letters in common, in order, as a share of the longer word (longest common subsequence ratio,
/// Melamed 1999).
/// Without this test, by consonants alone: Quran en-tr -.027, DTM -.003. With it
/// Text+Berg gains .009 and ParIce .019.
constexpr double kSimilar = 0.55;
/// Letters of a word that are compared.
/// A word may be as long as its segment, and comparing takes the product of the lengths.
constexpr std::size_t kCompared = 40;

/// The alphabet of a word, roughly: folded Latin words begin below U+0250, and of the other
/// alphabets no two share a row of 256 characters that matters here.
/// Shared across alphabets, romanised, words cost F1 of Bible en-ru .007.
char32_t alphabet_of(std::string_view word) {
  constexpr char32_t kLatinEnd = 0x250;  // Latin Extended-B ends at U+024F
  const char32_t first = text::decode_at(word, 0).code_point;
  return first < kLatinEnd ? 0 : first >> 8U;
}

/// One row of the table of longest common subsequences; `diagonal` is what the row above held.
double similarity(std::string_view a, std::string_view b) {
  a = a.substr(0, kCompared);
  b = b.substr(0, kCompared);
  std::vector<std::size_t> lengths(b.size() + 1, 0);
  for (const char c : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = lengths[j + 1];
      lengths[j + 1] = c == b[j] ? diagonal + 1 : std::max(lengths[j], above);
      diagonal = above;
    }
  }
  return static_cast<double>(lengths.back()) / static_cast<double>(std::max(a.size(), b.size()));
}

struct Word {
  std::string spelling;
  std::string latin;
};

/// Words by their key: their alphabet and first consonants.
using Keyed = std::map<std::string, std::vector<Word>>;

/// The words that are not `known`, in one of `alphabets`.
Keyed by_consonants(const std::set<std::string>& words, const SharedWords& known,
                    const std::set<char32_t>& alphabets) {
  std::vector<std::string> spellings;
  for (const std::string& word : words) {
    if (!known.contains(word) && alphabets.contains(alphabet_of(word))) spellings.push_back(word);
  }
  const std::vector<std::string> latin = text::romanise(spellings);
  Keyed out;
  for (std::size_t k = 0; k < spellings.size(); ++k) {
    const std::string skeleton = consonants(latin[k]);
    if (skeleton.size() < kConsonants) continue;
    // "=" is no letter: a key is no word.
    const std::string alphabet = std::to_string(static_cast<unsigned>(alphabet_of(spellings[k])));
    out["=" + alphabet + skeleton.substr(0, kConsonants)].push_back({spellings[k], latin[k]});
  }
  return out;
}

std::set<char32_t> alphabets_of(const std::set<std::string>& words) {
  std::set<char32_t> out;
  for (const std::string& word : words) out.insert(alphabet_of(word));
  return out;
}

}  // namespace

/// Words spelt alike first, each as a token of its own; of the rest, those whose keys few words
/// have, compared letter by letter.
SharedWords find_shared_words(const std::set<std::string>& source,
                              const std::set<std::string>& target) {
  SharedWords out;
  for (const std::string& word : source) {
    if (target.contains(word)) out.emplace(word, word);
  }
  const Keyed ours = by_consonants(source, out, alphabets_of(target));
  const Keyed theirs = by_consonants(target, out, alphabets_of(source));
  for (const auto& [key, words] : ours) {
    const auto others = theirs.find(key);
    if (others == theirs.end()) continue;
    if (std::max(words.size(), others->second.size()) > kMostAlike) continue;
    for (const Word& a : words) {
      for (const Word& b : others->second) {
        if (similarity(a.latin, b.latin) < kSimilar) continue;
        out.emplace(a.spelling, key);
        out.emplace(b.spelling, key);
      }
    }
  }
  return out;
}

}  // namespace calque::align
