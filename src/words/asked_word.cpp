#include "words/asked_word.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/alphabet.h"
#include "text/utf8.h"
#include "words/affixes.h"
#include "words/turkish_suffixes.h"
#include "words/written_beginnings.h"

namespace calque::words {
namespace {

/// Some megabytes of words; a question meets some thousand.
constexpr std::size_t kMostKnown = 50'000;

/// What is written before a word without a space where languages elide, by both apostrophes.
constexpr std::array<std::string_view, 16> kElided{"l'",  "d'",  "s'", "n'", "qu'", "c'",
                                                   "m'",  "un'", "l’", "d’", "s’",  "n’",
                                                   "qu’", "c’",  "m’", "un’"};

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(
      std::ranges::count_if(word, [](char c) { return !text::is_continuation(c); }));
}

/// The last consonant of a Turkish stem softens before a vowel (kitap, kitabı), and some stems lose
/// their last vowel (burun, burnu).
std::vector<std::string> turkish_spellings(const std::string& stem) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kSoftened{
      {{"k", "ğ"}, {"k", "g"}, {"p", "b"}, {"ç", "c"}, {"t", "d"}}};
  std::vector<std::string> spellings{stem};
  for (const auto& [hard, soft] : kSoftened) {
    if (!stem.ends_with(hard)) continue;
    spellings.push_back(stem.substr(0, stem.size() - hard.size()) + std::string(soft));
  }
  std::size_t last = stem.size();
  std::size_t vowel = stem.size();
  for (std::size_t i = 0; i < stem.size(); i += text::decode_at(stem, i).length) {
    vowel = std::exchange(last, i);
  }
  constexpr std::string_view kHighVowels = "ıiuü";
  if (vowel < last && kHighVowels.find(stem.substr(vowel, last - vowel)) != std::string::npos) {
    spellings.push_back(stem.substr(0, vowel) + stem.substr(last));
  }
  return spellings;
}

}  // namespace

AskedWord::AskedWord(const WordForms& forms, const std::string& primary_language,
                     std::string_view word, AskedForms which)
    : forms_(forms),
      primary_(primary_language),
      folded_(forms.fold(word)),
      which_(which),
      plain_(text::plain_spelling(folded_) == folded_),
      citations_(citations()) {
  keys_.insert(folded_);
  if (which == AskedForms::as_written) return;
  for (const std::string& citation : citations_) {
    for (TermKey& key : forms.keys_of_term(citation, TermPlace::alone)) {
      keys_.insert(std::move(key.key));
    }
  }
}

/// The words that the word is, or may be, a form of.
std::vector<std::string> AskedWord::citations() const {
  std::vector<std::string> words{folded_};
  if (which_ != AskedForms::any) return words;
  switch (forms_.kind()) {
    case WordForms::Kind::filed:
      for (WordOrigin& origin : forms_.inflection()->origins_of(folded_)) {
        words.push_back(std::move(origin.citation));
      }
      break;
    case WordForms::Kind::turkic:
    case WordForms::Kind::hebrew:
    case WordForms::Kind::arabic:
    case WordForms::Kind::korean:
      for (WordForm& reading : forms_.readings(folded_)) words.push_back(std::move(reading.key));
      break;
    case WordForms::Kind::stemmed:
    case WordForms::Kind::plain:
      break;
  }
  std::ranges::sort(words);
  const auto [first, last] = std::ranges::unique(words);
  words.erase(first, last);
  return words;
}

bool AskedWord::has_key(std::string_view text_word) const {
  if (which_ == AskedForms::as_written) return keys_.contains(forms_.fold(text_word));
  return std::ranges::any_of(forms_.readings(text_word), [&](const WordForm& reading) {
    if (!keys_.contains(reading.key)) return false;
    const std::string_view part = text_word.substr(reading.begin, reading.end - reading.begin);
    return forms_.may_be_forms_of_one(folded_, forms_.fold(part));
  });
}

bool AskedWord::is(std::string_view text_word) {
  const auto known = known_.find(std::string(text_word));
  if (known != known_.end()) return known->second;
  if (known_.size() >= kMostKnown) known_.clear();
  const bool found = has_key(text_word) || (plain_ && has_key(text::plain_spelling(text_word)));
  return known_[std::string(text_word)] = found;
}

/// The words that a text may have, without what is written together with them.
std::vector<std::string> AskedWord::words_of_texts() const {
  if (which_ == AskedForms::as_written) return {folded_};
  std::vector<std::string> words;
  const auto add_with = [&words](const std::string& stem, const std::vector<std::string>& endings) {
    words.push_back(stem);
    for (const std::string& ending : endings) words.push_back(stem + ending);
  };
  for (const std::string& citation : citations_) {
    add_with(citation, {});
    switch (forms_.kind()) {
      case WordForms::Kind::filed: {
        for (std::string& form : forms_.inflection()->forms_of(citation)) {
          words.push_back(std::move(form));
        }
        break;
      }
      case WordForms::Kind::hebrew:
        std::ranges::move(hebrew_forms(citation), std::back_inserter(words));
        break;
      case WordForms::Kind::arabic:
        for (const std::string& stem : arabic_term_stems(citation)) {
          add_with(stem, arabic_endings());
        }
        break;
      case WordForms::Kind::korean:
        add_with(citation, korean_particles());
        break;
      case WordForms::Kind::turkic:
        std::ranges::move(turkish_spellings(citation), std::back_inserter(words));
        break;
      case WordForms::Kind::stemmed:
      case WordForms::Kind::plain:
        break;
    }
  }
  return words;
}

std::vector<std::uint64_t> AskedWord::beginnings() const {
  WrittenBeginnings out(forms_, primary_, plain_);
  std::vector<std::string> before{""};
  const bool any = which_ != AskedForms::as_written;
  if (any && forms_.kind() == WordForms::Kind::hebrew) before = hebrew_proclitics();
  if (any && forms_.kind() == WordForms::Kind::arabic) before = arabic_proclitics();
  if (any && forms_.elides()) before.insert(before.end(), kElided.begin(), kElided.end());
  for (const std::string& word : words_of_texts()) {
    for (const std::string& row : before) out.add(row + word);
    // What follows a short Turkish stem takes part in the beginning, and suffixes are too many to
    // list.
    const bool open = any && forms_.kind() == WordForms::Kind::turkic;
    if (open && letters_in(word) < text::kBeginning) out.add_all_from(word);
    if (!any || forms_.inflection() == nullptr) continue;
    for (const InitialChange& change : forms_.inflection()->rules().initials) {
      if (!word.starts_with(change.in_citation)) continue;
      out.add(change.in_text + word.substr(change.in_citation.size()));
    }
  }
  return out.keys();
}

}  // namespace calque::words
