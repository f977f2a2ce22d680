#include "align/cognates.h"

#include <algorithm>
#include <string>

#include "align/skeleton.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::align {
namespace {

/// Likeness counts as so many occurrences in which one word was seen to translate the other: less
/// for a common beginning, and least for consonants alone. A document's own counts soon outweigh
/// it.
constexpr float kSame = 1.0F;
constexpr float kSamePrefix = 0.5F;
constexpr float kSameConsonants = 0.3F;
/// Keys that are shorter are shared by words that have nothing to do with each other.
constexpr std::size_t kPrefix = 4;
constexpr std::size_t kLeastConsonants = 3;
/// A key shared by more tokens than this says nothing.
/// It also bounds the pairs of a key to 16.
constexpr std::size_t kMostAlike = 4;

struct Keyed {
  std::string key;
  TokenId token = 0;
};

bool is_word(const std::string& token) {
  return text::kind_of(text::decode_at(token, 0).code_point) == text::CharacterKind::letter;
}

struct Keys {
  std::vector<Keyed> spelling;
  std::vector<Keyed> prefix;
  std::vector<Keyed> skeleton;
};

void sort_keys(std::vector<Keyed>& keys) {
  std::ranges::sort(keys, {}, &Keyed::key);
}

/// Three keys for each word: as it is spelt, its beginning in Latin letters, and its consonants.
Keys keys_of(const Vocabulary& vocabulary) {
  Keys out;
  // All at once: a transliterator is slow to start.
  const std::vector<std::string> latin = text::romanise(vocabulary.spellings());
  for (TokenId id = 0; id < vocabulary.size(); ++id) {
    const std::string& token = vocabulary.spelling(id);
    out.spelling.push_back({token, id});
    if (!is_word(token)) continue;
    if (latin[id].size() >= kPrefix) out.prefix.push_back({latin[id].substr(0, kPrefix), id});
    std::string skeleton = consonants(latin[id]);
    if (skeleton.size() >= kLeastConsonants) out.skeleton.push_back({std::move(skeleton), id});
  }
  sort_keys(out.spelling);
  sort_keys(out.prefix);
  sort_keys(out.skeleton);
  return out;
}

std::size_t end_of_group(const std::vector<Keyed>& keys, std::size_t begin) {
  std::size_t end = begin;
  while (end < keys.size() && keys[end].key == keys[begin].key) ++end;
  return end;
}

/// Pairs of tokens with one key: a merge join over both sorted lists.
void join(const std::vector<Keyed>& source, const std::vector<Keyed>& target, float count,
          std::vector<Cognate>& out) {
  for (std::size_t i = 0, j = 0; i < source.size() && j < target.size();) {
    const std::size_t i_end = end_of_group(source, i);
    const std::size_t j_end = end_of_group(target, j);
    const int order = source[i].key.compare(target[j].key);
    if (order == 0 && i_end - i <= kMostAlike && j_end - j <= kMostAlike) {
      for (std::size_t s = i; s < i_end; ++s) {
        for (std::size_t t = j; t < j_end; ++t) {
          out.push_back({source[s].token, target[t].token, count});
        }
      }
    }
    if (order <= 0) i = i_end;
    if (order >= 0) j = j_end;
  }
}

}  // namespace

std::vector<Cognate> find_cognates(const Vocabulary& source, const Vocabulary& target) {
  const Keys ours = keys_of(source);
  const Keys theirs = keys_of(target);
  std::vector<Cognate> found;
  join(ours.spelling, theirs.spelling, kSame, found);
  join(ours.prefix, theirs.prefix, kSamePrefix, found);
  join(ours.skeleton, theirs.skeleton, kSameConsonants, found);
  std::ranges::sort(found, [](const Cognate& a, const Cognate& b) {
    if (a.source != b.source) return a.source < b.source;
    return a.target != b.target ? a.target < b.target : a.count > b.count;
  });
  // Sorted by count last, so the first of a pair, which stays, is its strongest likeness.
  const auto repeats = std::ranges::unique(found, [](const Cognate& a, const Cognate& b) {
    return a.source == b.source && a.target == b.target;
  });
  found.erase(repeats.begin(), repeats.end());
  return found;
}

}  // namespace calque::align
