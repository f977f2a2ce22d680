#include "glossary/term_recognizer.h"

#include <algorithm>
#include <tuple>

#include "calque/glossary.h"
#include "text/letters.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace calque::glossary {
namespace {

/// The distinct words of a long text. Working out the readings of a word costs a stemmer, or a list
/// of endings; when the cache is full it starts anew, so memory is bounded however many texts pass.
constexpr std::size_t kCachedWords = std::size_t{1} << 16U;
/// "IT", "WHO": in small letters they are other words. Longer ones hardly are.
constexpr std::size_t kMostCapitals = 4;
/// Bytes of a part of a compound. Shorter ones stand in too many words by chance ("eis" in
/// "Kreis").
constexpr std::size_t kLeastPart = 4;
/// Bytes; longer "words" are data. The time for one grows with the square of its length.
constexpr std::size_t kLongestCompound = 80;

std::vector<text::Token> tokens_of(std::string_view text) {
  std::vector<text::Token> tokens = text::tokenize(text);
  std::erase_if(tokens,
                [](const text::Token& token) { return token.kind == text::TokenKind::space; });
  return tokens;
}

/// The capitals that a word begins with, up to `most`; 0 when another letter comes before them.
std::size_t count_capitals(std::string_view word, std::size_t most, bool& only_capitals) {
  std::size_t count = 0;
  only_capitals = true;
  for (std::size_t i = 0; i < word.size() && count < most;) {
    const text::Decoded decoded = text::decode_at(word, i);
    const std::string_view letter = word.substr(i, decoded.length);
    i += decoded.length;
    if (text::kind_of(decoded.code_point) != text::CharacterKind::letter) continue;
    only_capitals = text::fold_case(letter) != letter;
    if (!only_capitals) break;
    ++count;
  }
  return count;
}

struct SpelledToken {
  std::string text;
  text::TokenKind kind;
};
using Spelling = std::vector<SpelledToken>;

bool is_hyphen(std::string_view token) {
  return token == "-" || token == "\u2010" || token == "\u2011";
}

/// True for a hyphen that joins the words beside it.
bool joins(std::string_view term, std::span<const text::Token> tokens, std::size_t at) {
  if (at == 0 || at + 1 >= tokens.size() || !is_hyphen(tokens[at].of(term))) return false;
  const text::Token& before = tokens[at - 1];
  const text::Token& after = tokens[at + 1];
  return before.kind == text::TokenKind::word && after.kind == text::TokenKind::word &&
         before.end == tokens[at].begin && tokens[at].end == after.begin;
}

/// A term as it stands; where hyphens join its words, also with these side by side, and as one.
std::vector<Spelling> spellings_of(std::string_view term, std::span<const text::Token> tokens) {
  Spelling as_it_is;
  Spelling apart;
  Spelling as_one;
  bool after_hyphen = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const SpelledToken token{std::string(tokens[i].of(term)), tokens[i].kind};
    as_it_is.push_back(token);
    const bool hyphen = joins(term, tokens, i);
    if (!hyphen) apart.push_back(token);
    if (!hyphen && after_hyphen) {
      as_one.back().text += token.text;
    } else if (!hyphen) {
      as_one.push_back(token);
    }
    after_hyphen = hyphen;
  }
  if (apart.size() == as_it_is.size()) return {as_it_is};
  return {as_it_is, apart, as_one};
}

words::TermPlace place_of(std::size_t word, std::size_t words) {
  if (words == 1) return words::TermPlace::alone;
  return word + 1 == words ? words::TermPlace::last : words::TermPlace::within;
}

}  // namespace

/// What does not change on the way through the trie.
struct TermRecognizer::Walk {
  std::string_view text;
  std::span<const text::Token> tokens;
  std::span<const std::vector<Reading>> readings;  ///< Of each token.
  std::vector<TermOccurrence>& found;
};

/// A node of the trie that was reached, and how.
struct TermRecognizer::Step {
  NodeId node = 0;
  TermOccurrence so_far;
};

std::string_view name_of(TermForm form) {
  switch (form) {
    case TermForm::exact:
      return "exact";
    case TermForm::folded:
      return "folded";
    case TermForm::inflected:
      return "inflected";
    case TermForm::compound:
      return "compound";
  }
  return "";
}

/// One more than are taken is counted, so that five are told from four.
bool is_short_capitals(std::string_view word) {
  bool only = false;
  const std::size_t count = count_capitals(word, kMostCapitals + 1, only);
  return only && count >= 2 && count <= kMostCapitals;
}

bool begins_with_capitals(std::string_view word) {
  bool only = false;
  return count_capitals(word, 2, only) == 2;
}

TermRecognizer::TermRecognizer(std::string_view primary_language,
                               std::span<const std::string> terms, Compounds compounds)
    : forms_(primary_language),
      compounds_(compounds),
      terms_(terms.begin(), terms.end()),
      ends_(1) {
  for (std::size_t i = 0; i < terms_.size(); ++i) add_term(i, terms_[i]);
}

void TermRecognizer::add_term(std::size_t index, std::string_view term) {
  const std::vector<text::Token> tokens = tokens_of(term);
  // A memory's file may hold what the readers refuse.
  if (tokens.empty() || tokens.size() > kMaxTermCharacters) return;
  for (const Spelling& spelling : spellings_of(term, tokens)) {
    NodeId node = 0;
    for (std::size_t i = 0; i < spelling.size(); ++i) {
      const auto& [word, kind] = spelling[i];
      node = child(node, intern(word, kind, place_of(i, spelling.size())));
    }
    ends_[node].push_back(index);
  }
}

TermRecognizer::LexemeId TermRecognizer::intern(std::string_view token, text::TokenKind kind,
                                                words::TermPlace place) {
  const bool is_word = kind == text::TokenKind::word;
  Lexeme lexeme{forms_.fold(token), is_word && is_short_capitals(token),
                is_word && words::has_capital(token)};
  std::string name = lexeme.folded;
  // The same word in capitals, or elsewhere in a term, has other forms: it is another lexeme.
  name.push_back(lexeme.capitals ? '\2' : lexeme.capital ? '\1' : '\0');
  name.push_back(is_word ? static_cast<char>(place) : '\0');
  const auto id = static_cast<LexemeId>(lexemes_.size());
  const auto [known, is_new] = lexeme_ids_.emplace(std::move(name), id);
  if (!is_new) return known->second;
  if (is_word) {
    for (const auto& [key, sure] : forms_.keys_of_term(token, place)) {
      keys_[key].push_back({id, sure});
    }
  } else {
    keys_[lexeme.folded].push_back({id, true});
  }
  lexemes_.push_back(std::move(lexeme));
  return id;
}

TermRecognizer::NodeId TermRecognizer::child(NodeId parent, LexemeId lexeme) {
  // Both are numbers of 32 bits: one table holds all edges of the trie.
  const std::uint64_t edge = (std::uint64_t{parent} << 32U) | lexeme;
  const auto [found, is_new] = children_.emplace(edge, static_cast<NodeId>(ends_.size()));
  if (is_new) ends_.emplace_back();
  return found->second;
}

const std::vector<TermRecognizer::Reading>& TermRecognizer::readings(std::string_view token,
                                                                     text::TokenKind kind) const {
  std::string word(token);
  if (const auto known = cache_.find(word); known != cache_.end()) return known->second;
  if (cache_.size() >= kCachedWords) cache_.clear();
  return cache_.emplace(std::move(word), compute_readings(token, kind)).first->second;
}

/// A word of the text may be several words of terms: by its stems, without prefixes, before an
/// apostrophe, and where it is none of them, by a part of it.
std::vector<TermRecognizer::Reading> TermRecognizer::compute_readings(std::string_view token,
                                                                      text::TokenKind kind) const {
  std::vector<Reading> found;
  if (kind != text::TokenKind::word) {
    add_readings(token, std::vector<words::WordForm>{{forms_.fold(token), 0, token.size()}}, found);
    return found;
  }
  add_readings(token, forms_.readings(token), found);
  if (found.empty() && compounds_ == Compounds::find) add_compound_parts(token, found);
  return found;
}

/// Each lexeme counts once, by the reading that comes first.
void TermRecognizer::add_readings(std::string_view token, std::span<const words::WordForm> words,
                                  std::vector<Reading>& found) const {
  const std::string folded = forms_.fold(token);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const words::WordForm& word = words[i];
    const auto known = keys_.find(word.key);
    if (known == keys_.end()) continue;
    const std::string_view part = token.substr(word.begin, word.end - word.begin);
    for (const auto& [id, sure] : known->second) {
      const Lexeme& lexeme = lexemes_[id];
      const bool surely = word.sure && sure && forms_.surely_forms_of_one(lexeme.capital, part);
      const auto before = std::ranges::find(found, id, &Reading::lexeme);
      if (before != found.end()) {
        before->sure = before->sure || surely;
        continue;
      }
      // "it" is not "IT"; "ITs" is.
      if (lexeme.capitals && !begins_with_capitals(part)) continue;
      if (!forms_.may_be_forms_of_one(lexeme.folded, forms_.fold(part))) continue;
      Reading reading;
      reading.lexeme = id;
      reading.begin = static_cast<std::uint32_t>(word.begin);
      reading.end = static_cast<std::uint32_t>(word.end);
      reading.folded = i == 0 && lexeme.folded == folded;
      reading.sure = surely;
      found.push_back(reading);
    }
  }
}

void TermRecognizer::add_compound_parts(std::string_view token, std::vector<Reading>& found) const {
  const words::Inflection* const inflection = forms_.inflection();
  if (inflection == nullptr || inflection->rules().compound_links.empty()) return;
  if (token.size() > kLongestCompound) return;
  add_heads(token, found);
  add_first_parts(token, found);
}

/// What stands behind the first cut that leaves a word of some term, in any form: the longest.
void TermRecognizer::add_heads(std::string_view token, std::vector<Reading>& found) const {
  for (std::size_t cut = kLeastPart; cut + kLeastPart <= token.size(); ++cut) {
    if (text::is_continuation(token[cut])) continue;
    const std::string_view head = token.substr(cut);
    std::vector<Reading> readings;
    add_readings(head, forms_.readings(head), readings);
    for (Reading& reading : readings) {
      reading.begin += static_cast<std::uint32_t>(cut);
      reading.end += static_cast<std::uint32_t>(cut);
      reading.folded = false;
      reading.compound = true;
      reading.sure = true;  // a noun that is a head has no capital
      found.push_back(reading);
    }
    if (!readings.empty()) return;
  }
}

/// The longest beginning that is a word of some term as it stands there, perhaps with what links it
/// to the rest.
void TermRecognizer::add_first_parts(std::string_view token, std::vector<Reading>& found) const {
  for (std::size_t cut = token.size() - kLeastPart; cut >= kLeastPart && cut < token.size();
       --cut) {
    if (text::is_continuation(token[cut])) continue;
    for (const std::string& link : forms_.inflection()->rules().compound_links) {
      const std::string_view first = token.substr(0, cut);
      if (!first.ends_with(link) || first.size() < link.size() + kLeastPart) continue;
      const std::string folded = forms_.fold(first.substr(0, first.size() - link.size()));
      const auto known = keys_.find(folded);
      if (known == keys_.end()) continue;
      const std::size_t before = found.size();
      for (const auto& [id, sure] : known->second) {
        if (lexemes_[id].folded != folded || lexemes_[id].capitals) continue;
        if (std::ranges::find(found, id, &Reading::lexeme) != found.end()) continue;
        Reading reading;
        reading.lexeme = id;
        reading.end = static_cast<std::uint32_t>(first.size() - link.size());
        reading.compound = true;
        found.push_back(reading);
      }
      if (found.size() > before) return;
    }
  }
}

/// Follows the trie from the token `first` on. Without recursion: terms are as long as others make
/// them.
void TermRecognizer::walk(const Walk& walk, std::size_t first) const {
  std::vector<Step> open{
      {0, {.term = 0, .range = {}, .form = TermForm::folded, .first_token = first, .tokens = 0}}};
  while (!open.empty()) {
    const Step step = open.back();
    open.pop_back();
    const std::size_t at = first + step.so_far.tokens;
    if (at >= walk.tokens.size()) continue;
    for (const Reading& reading : walk.readings[at]) {
      const auto next = children_.find((std::uint64_t{step.node} << 32U) | reading.lexeme);
      if (next == children_.end()) continue;
      TermOccurrence here = step.so_far;
      if (here.tokens == 0) here.range.begin = walk.tokens[at].begin + reading.begin;
      here.range.end = walk.tokens[at].begin + reading.end;
      if (!reading.folded) here.form = std::max(here.form, TermForm::inflected);
      if (reading.compound) here.form = TermForm::compound;
      here.sure = here.sure && reading.sure;
      ++here.tokens;
      add_ends(walk, next->second, here);
      open.push_back({next->second, here});
    }
  }
}

/// The terms that end at `node`.
void TermRecognizer::add_ends(const Walk& walk, NodeId node, const TermOccurrence& here) const {
  const auto [begin, end] = here.range;
  for (const std::size_t term : ends_[node]) {
    TermOccurrence occurrence = here;
    occurrence.term = term;
    if (here.form == TermForm::folded && walk.text.substr(begin, end - begin) == terms_[term]) {
      occurrence.form = TermForm::exact;
    }
    walk.found.push_back(occurrence);
  }
}

std::vector<TermOccurrence> TermRecognizer::occurrences(std::string_view text) const {
  const std::vector<text::Token> tokens = tokens_of(text);
  std::vector<std::vector<Reading>> words;  // copies: the cache may be emptied on the way
  words.reserve(tokens.size());
  for (const text::Token& token : tokens) words.push_back(readings(token.of(text), token.kind));
  std::vector<TermOccurrence> found;
  for (std::size_t i = 0; i < tokens.size(); ++i) walk({text, tokens, words, found}, i);
  std::ranges::sort(found, {},
                    [](const TermOccurrence& o) { return std::tuple(o.first_token, o.term); });
  return found;
}

std::vector<TermOccurrence> TermRecognizer::find(std::string_view text) const {
  return longest_first(occurrences(text));
}

/// Greedy: the longest first, then the least changed. What overlaps a kept one is dropped, unless
/// it covers the very same tokens: then both are meant, but an inflected reading not beside an
/// exact one.
std::vector<TermOccurrence> longest_first(std::vector<TermOccurrence> occurrences) {
  std::ranges::sort(occurrences, [](const TermOccurrence& a, const TermOccurrence& b) {
    return std::tuple(b.tokens, a.form, a.first_token, a.term) <
           std::tuple(a.tokens, b.form, b.first_token, b.term);
  });
  // By token: the place of the occurrence that has taken it, in `kept`.
  std::unordered_map<std::size_t, std::size_t> taken;
  std::vector<TermOccurrence> kept;
  for (const TermOccurrence& next : occurrences) {
    std::size_t first = next.first_token;
    const std::size_t end = first + next.tokens;
    while (first < end && !taken.contains(first)) ++first;
    if (first < end) {
      const TermOccurrence& winner = kept[taken.at(first)];
      const bool same_place =
          winner.first_token == next.first_token && winner.tokens == next.tokens;
      if (!same_place) continue;
      if (next.form >= TermForm::inflected && winner.form < TermForm::inflected) continue;
    }
    for (std::size_t i = next.first_token; i < end; ++i) taken.emplace(i, kept.size());
    kept.push_back(next);
  }
  std::ranges::sort(
      kept, {}, [](const TermOccurrence& o) { return std::tuple(o.first_token, o.form, o.term); });
  return kept;
}

}  // namespace calque::glossary
