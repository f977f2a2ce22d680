#include "words/inflection.h"

#include <algorithm>
#include <set>

#include "text/utf8.h"

namespace calque::words {
namespace {

/// Control characters stand in no word: a key with one is no folded word. Words of terms of several
/// words have keys of their own, as they are compared with more.
constexpr char kAlone = '\1';
constexpr char kOneOfSeveral = '\2';
constexpr std::array kBoth{kAlone, kOneOfSeveral};

std::string key_of(std::string_view stem, std::size_t set, char kind) {
  std::string key(stem);
  key.push_back(kind);
  key += std::to_string(set);
  return key;
}

/// A whole form of a word of several.
std::string form_key(std::string_view form) {
  return std::string(form) + kOneOfSeveral;
}

/// Calls `visit` with the byte offset of each place where the word can be cut, from the end on.
template <typename Visit>
void for_each_cut(std::string_view word, std::size_t least_letters, std::size_t longest_ending,
                  const Visit& visit) {
  std::size_t least = 0;  // in bytes
  for (std::size_t letters = 0; letters < least_letters && least < word.size(); ++letters) {
    least += text::decode_at(word, least).length;
  }
  for (std::size_t at = word.size(); at >= least && at > 0; --at) {
    if (word.size() - at > longest_ending) break;
    if (at == word.size() || !text::is_continuation(word[at])) visit(at);
  }
}

}  // namespace

Inflection::Inflection(InflectionRules rules)
    : rules_(std::move(rules)),
      words_by_end_(by_end(rules_.words)),
      several_by_end_(by_end(rules_.several)) {
  for (std::size_t set = 0; set < rules_.sets.size(); ++set) {
    for (const std::string& ending : rules_.sets[set].endings) {
      sets_[ending].push_back(set);
      longest_ending_ = std::max(longest_ending_, ending.size());
    }
  }
}

const IrregularWord* Inflection::irregular(const std::string& word) const {
  const auto found = rules_.irregular.find(word);
  return found == rules_.irregular.end() ? nullptr : &found->second;
}

Inflection::RulesByEnd Inflection::by_end(std::span<const InflectionRule> rules) {
  RulesByEnd sorted;
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    const auto bytes = rules[i].pattern.last_bytes();
    if (bytes) {
      for (const char byte : *bytes) sorted[static_cast<unsigned char>(byte)].push_back(i);
    } else {
      for (auto& all : sorted) all.push_back(i);
    }
  }
  return sorted;
}

void Inflection::add_stems(std::string_view word, std::span<const InflectionRule> rules,
                           const RulesByEnd& by_end, std::vector<Stem>& stems,
                           std::size_t least_stem) {
  if (word.empty()) return;
  for (const std::uint32_t i : by_end[static_cast<unsigned char>(word.back())]) {
    const InflectionRule& rule = rules[i];
    const auto match = rule.pattern.match_end(word);
    if (!match || (rule.whole && !match->before.empty())) continue;
    for (const RuleTarget& target : rule.targets) {
      std::string stem = target.stem.fill(*match);
      if (text::count_code_points(stem) < least_stem) continue;
      stems.push_back({std::move(stem), &target, &rule});
    }
    if (rule.last) break;
  }
}

void Inflection::add_word_stems(std::string_view word, std::vector<Stem>& stems) const {
  add_stems(word, rules_.words, words_by_end_, stems, rules_.least_stem);
}

void Inflection::add_several_stems(std::string_view word, std::vector<Stem>& stems) const {
  add_stems(word, rules_.several, several_by_end_, stems, rules_.least_stem);
}

std::vector<TermKey> Inflection::keys_of_term(const std::string& word, bool several) const {
  std::vector<TermKey> keys;
  const IrregularWord* const known = irregular(word);
  if (known != nullptr) {
    for (const std::string& form : known->forms) keys.push_back({form, true});
  }
  std::vector<Stem> stems;
  if (known == nullptr || !known->only) {
    add_word_stems(word, stems);
    if (several) add_several_stems(word, stems);
  }
  for (const Stem& stem : stems) {
    const bool sure = stem.target->sure;
    if (!stem.target->set) {
      keys.push_back({stem.text, sure});
      if (several) keys.push_back({form_key(stem.text), sure});
      continue;
    }
    keys.push_back({key_of(stem.text, *stem.target->set, kAlone), sure});
    if (several) keys.push_back({key_of(stem.text, *stem.target->set, kOneOfSeveral), sure});
  }
  if (several) {
    std::vector<std::string> cuts;
    add_cuts(word, {&kOneOfSeveral, 1}, cuts);
    for (std::string& cut : cuts) keys.push_back({std::move(cut), true});
    keys.push_back({form_key(word), true});
  }
  return keys;
}

/// The ways to cut the word before an ending, as keys of each of the kinds.
void Inflection::add_cuts(std::string_view word, std::string_view kinds,
                          std::vector<std::string>& keys) const {
  std::string ending;
  for_each_cut(word, rules_.least_stem, longest_ending_, [&](std::size_t at) {
    ending = word.substr(at);
    const auto found = sets_.find(ending);
    if (found == sets_.end()) return;
    for (const std::size_t set : found->second) {
      for (const char kind : kinds) keys.push_back(key_of(word.substr(0, at), set, kind));
    }
  });
}

/// As a form, and, for words of terms of several words, as a citation form too.
std::vector<std::string> Inflection::keys_of_text(std::string_view word) const {
  std::vector<std::string> keys;
  add_cuts(word, std::string_view(kBoth.data(), kBoth.size()), keys);
  std::vector<Stem> stems;
  add_word_stems(word, stems);
  add_several_stems(word, stems);
  for (const Stem& stem : stems) {
    keys.push_back(stem.target->set ? key_of(stem.text, *stem.target->set, kOneOfSeveral)
                                    : form_key(stem.text));
  }
  return keys;
}

std::vector<TermKey> Inflection::without_initial_change(std::string_view word) const {
  std::vector<TermKey> words;
  for (const InitialChange& change : rules_.initials) {
    if (!word.starts_with(change.in_text)) continue;
    std::string changed = change.in_citation;
    changed += word.substr(change.in_text.size());
    if (text::count_code_points(changed) < rules_.least_stem) continue;
    words.push_back({std::move(changed), change.sure});
  }
  return words;
}

std::vector<std::string> Inflection::forms_of(const std::string& word) const {
  std::set<std::string> forms{word};
  const IrregularWord* const known = irregular(word);
  if (known != nullptr) forms.insert(known->forms.begin(), known->forms.end());
  std::vector<Stem> stems;
  if (known == nullptr || !known->only) add_word_stems(word, stems);
  for (const Stem& stem : stems) {
    if (!stem.target->set) forms.insert(stem.text);
    if (!stem.target->set) continue;
    for (const std::string& ending : rules_.sets[*stem.target->set].endings) {
      forms.insert(stem.text + ending);
    }
  }
  return {forms.begin(), forms.end()};
}

/// The rules the other way round. What they give is tried the right way, as classes may have found
/// other letters, and an earlier rule may be the last.
std::vector<WordOrigin> Inflection::origins_of(std::string_view word) const {
  std::vector<WordOrigin> origins;
  for (const auto& [citation, irregular] : rules_.irregular) {
    if (std::ranges::find(irregular.forms, word) != irregular.forms.end()) {
      origins.push_back({citation, 0, "[irregular]", true});
    }
  }
  add_origins(word, word, std::nullopt, origins);
  for_each_cut(word, rules_.least_stem, longest_ending_, [&](std::size_t at) {
    const auto found = sets_.find(std::string(word.substr(at)));
    if (found == sets_.end()) return;
    for (const std::size_t set : found->second) {
      add_origins(word.substr(0, at), word, set, origins);
    }
  });
  std::ranges::sort(origins, {}, &WordOrigin::citation);
  const auto [first, last] = std::ranges::unique(origins, {}, &WordOrigin::citation);
  origins.erase(first, last);
  return origins;
}

void Inflection::add_origins(std::string_view stem, std::string_view word,
                             std::optional<std::size_t> set,
                             std::vector<WordOrigin>& origins) const {
  const std::string key = set ? key_of(stem, *set, kAlone) : std::string(stem);
  for (const InflectionRule& rule : rules_.words) {
    for (const RuleTarget& target : rule.targets) {
      if (target.set != set) continue;
      const auto match = target.stem.match_end(stem);
      if (!match) continue;
      std::string citation = rule.pattern.fill(*match);
      if (citation == word) continue;
      const std::vector<TermKey> keys = keys_of_term(citation, false);
      if (std::ranges::find(keys, key, &TermKey::key) == keys.end()) continue;
      origins.push_back({std::move(citation), rule.line, rule.text, target.sure});
    }
  }
}

}  // namespace calque::words
