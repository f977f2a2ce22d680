#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/token_key.h"
#include "words/inflection.h"

namespace calque::words {

/// A reading of a word: what it may be a form of, and which part of it that is.
struct WordForm {
  std::string key;  ///< Two words are forms of one when they have a key in common.
  std::size_t begin =
      0;  ///< Of the part without proclitics ("l'", "ha-", "wa-"), in bytes of the word.
  std::size_t end = 0;  ///< Of the part without what stands after an apostrophe.
  bool sure = true;
  bool operator==(const WordForm&) const = default;
};

/// Where in a term a word stands.
enum class TermPlace : std::uint8_t {
  alone,
  within,  ///< Among several, not the last of them.
  last     ///< Of several.
};

/// How sure it is that a word of a text is a form of a word of a term.
enum class Kinship : std::uint8_t { none, possible, sure };

/// "none", "possible", "sure".
std::string_view name_of(Kinship kinship);

/// How words inflect in one language, for recognising terms.
///
/// Words are folded (see text::TokenKeyer), with typographic apostrophes as plain ones and without
/// soft hyphens. What two words are compared by is then:
/// - where there is a file of words (`languages/pl.words`, docs/words.md): its stems and endings,
///   and irregular words;
/// - Turkish, Azerbaijani: the term's word, followed in the text by a chain of inflectional
///   suffixes, after an apostrophe or not (turkish_suffixes.h);
/// - Hebrew: the term's word and its construct and plural forms, in the text after any of the
///   prefixes vav, he, bet, kaf, lamed, mem, shin;
/// - Arabic: the word without al- and the ending of its gender or number, in the text after wa-,
///   fa-, bi-, ka-, li-, al- and before pronouns;
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

  /// The keys of a word of a term.
  std::vector<TermKey> keys_of_term(std::string_view word, TermPlace place) const;

  /// The readings of a word in a text, the nearest first; the whole folded word is the first key.
  std::vector<WordForm> readings(std::string_view word) const;

  /// How sure it is that `word` is a form of `term_word`, a term by itself.
  Kinship kinship(std::string_view term_word, std::string_view word) const;

  /// False where a term's word and a word of the text, both folded, share a stem, but one is
  /// derived from the other.
  bool may_be_forms_of_one(std::string_view term_word, std::string_view text_word) const;

  /// False where nouns begin with a capital, a term's word does and the word of the text, which is
  /// not folded, does not.
  bool surely_forms_of_one(bool term_has_capital, std::string_view text_word) const;

  /// What the language's file of words says; null where there is none.
  const Inflection* inflection() const { return inflection_.get(); }

  /// Where the forms of the language come from.
  enum class Kind { plain, filed, stemmed, turkic, hebrew, arabic, korean };
  Kind kind() const { return kind_; }

  /// Whether words are written together with an article before them ("l'union").
  bool elides() const { return elides_; }

 private:
  static Kind kind_of(std::string_view primary_language);
  std::vector<std::string> made_keys(const std::string& folded, TermPlace place) const;
  std::vector<std::string> inflected_keys(const std::string& folded) const;
  void add_inflected(std::vector<WordForm>& forms, const WordForm& part) const;
  void add_apostrophe_parts(std::vector<WordForm>& parts, std::string_view word) const;

  std::string primary_;
  Kind kind_;
  bool elides_;
  std::unique_ptr<const Inflection> inflection_;
  mutable text::TokenKeyer keyer_;  // a cache of stems
};

/// True when the word begins with a capital.
bool has_capital(std::string_view word);

}  // namespace calque::words
