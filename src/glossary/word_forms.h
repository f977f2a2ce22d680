#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/token_key.h"

namespace calque::glossary {

/// A reading of a word: what it may be a form of, and which part of it that is.
struct WordForm {
  std::string key;  ///< Two words are forms of one when they have a key in common.
  std::size_t begin =
      0;  ///< Of the part without proclitics ("l'", "ha-", "wa-"), in bytes of the word.
  std::size_t end = 0;  ///< Of the part without what stands after an apostrophe.
  bool operator==(const WordForm&) const = default;
};

/// How words inflect in one language, for recognising terms.
///
/// Words are folded (see text::TokenKeyer), with typographic apostrophes as plain ones and without
/// soft hyphens. What two words are compared by is then:
/// - Turkish, Azerbaijani: the term's word, followed in the text by a chain of inflectional
///   suffixes, after an apostrophe or not (turkish_suffixes.h);
/// - Hebrew: the term's word and its construct and plural forms, in the text after any of the
///   prefixes vav, he, bet, kaf, lamed, mem, shin;
/// - Arabic, Persian, Urdu: the word without al- and the ending of its gender or number, in the
/// text
///   after wa-, fa-, bi-, ka-, li-, al- and before pronouns;
/// - Greek: the word without accents and case ending;
/// - Korean: the term's word, followed in the text by particles;
/// - where Snowball has a stemmer: the stem, unless the endings tell that one word is derived from
///   the other ("nation", "national");
/// - all others: the folded word.
/// Everywhere, a word with an apostrophe is also read as the part before it, in French, Italian and
/// Catalan as the part after it.
///
/// Not for use by two threads at once.
class WordForms {
 public:
  explicit WordForms(std::string_view primary_language);

  std::string fold(std::string_view word) const;

  /// The keys of a word of a term. `last` is true for the last one of several, where a Turkish
  /// compound has its possessive ending.
  std::vector<std::string> keys_of_term(std::string_view word, bool last) const;

  /// The readings of a word in a text, the nearest first; the whole folded word is the first key.
  std::vector<WordForm> readings(std::string_view word) const;

  /// False where a term's word and a word of the text, both folded, share a stem, but one is
  /// derived from the other.
  bool may_be_forms_of_one(std::string_view term_word, std::string_view text_word) const;

 private:
  enum class Kind { plain, stemmed, turkic, hebrew, arabic, greek, korean };

  static Kind kind_of(std::string_view primary_language);
  void add_inflected(std::vector<WordForm>& forms, const WordForm& part) const;
  void add_apostrophe_parts(std::vector<WordForm>& parts, std::string_view word) const;

  std::string primary_;
  Kind kind_;
  bool elides_;
  mutable text::TokenKeyer keyer_;  // a cache of stems
};

}  // namespace calque::glossary
