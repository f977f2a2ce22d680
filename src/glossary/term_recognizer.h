#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/folded_search.h"
#include "text/tokens.h"
#include "words/word_forms.h"

namespace calque::glossary {

/// How a term stands in a text, the nearest first.
enum class TermForm : std::uint8_t {
  exact,      ///< Letter by letter.
  folded,     ///< But for case, vowel marks and typographic signs.
  inflected,  ///< In another form of the word, see words::WordForms.
  compound    ///< As the first or the last part of a longer word ("Notenbank", "Bankhaus").
};

/// Whether terms are looked for in words that have no other reading, as parts of them.
enum class Compounds : std::uint8_t { leave, find };

/// "exact", "folded", "inflected", "compound".
std::string_view name_of(TermForm form);

struct TermOccurrence {
  std::size_t term = 0;  ///< Place in the list that the recogniser was made of.
  /// In bytes of the text; without proclitics, and without what stands after an apostrophe.
  text::ByteRange range;
  TermForm form = TermForm::exact;
  bool sure = true;             ///< False where another word is as likely.
  std::size_t first_token = 0;  ///< White space is not counted.
  std::size_t tokens = 0;
};

/// Finds the terms of one language in texts.
///
/// A term occurs where each of its tokens (text::tokenize; white space set aside) stands beside the
/// one before it, a word in any of its forms. In scripts without spaces between words a term occurs
/// wherever its characters do. A word of two to four capitals ("IT", "WHO") occurs only where the
/// text has capitals too. A term with hyphens occurs without them too, and as one word.
///
/// Terms are a trie over words, so that the time for a text does not depend on the number of terms.
/// It grows with the length of the longest: one of more than kMaxTermCharacters tokens, which no
/// file can bring, is not looked for.
/// Not for use by two threads at once.
class TermRecognizer {
 public:
  /// Compounds are found where the language's file of words says how they are made.
  TermRecognizer(std::string_view primary_language, std::span<const std::string> terms,
                 Compounds compounds = Compounds::leave);

  /// Every occurrence of every term, by first token, then by term.
  std::vector<TermOccurrence> occurrences(std::string_view text) const;

  /// The occurrences that are left when the longest (by tokens, then by form, then by place) takes
  /// its tokens first. Terms that stand at the same place come together, but a term in another form
  /// gives way to one in its own. In the order of the text.
  std::vector<TermOccurrence> find(std::string_view text) const;

 private:
  using LexemeId = std::uint32_t;
  using NodeId = std::uint32_t;

  /// A word of some term.
  struct Lexeme {
    std::string folded;
    bool capitals = false;  ///< Of two to four capitals alone.
    bool capital = false;   ///< The first letter is one.
  };
  /// A lexeme that a token of a text may be a form of.
  struct Reading {
    LexemeId lexeme = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool folded = false;  ///< The whole token, folded.
    bool sure = true;
    bool compound = false;  ///< A part of a longer word.
  };
  /// A lexeme under one of its keys.
  struct Keyed {
    LexemeId lexeme = 0;
    bool sure = true;
  };
  struct Walk;
  struct Step;

  void add_term(std::size_t index, std::string_view term);
  LexemeId intern(std::string_view token, text::TokenKind kind, words::TermPlace place);
  NodeId child(NodeId parent, LexemeId lexeme);
  const std::vector<Reading>& readings(std::string_view token, text::TokenKind kind) const;
  std::vector<Reading> compute_readings(std::string_view token, text::TokenKind kind) const;
  void add_readings(std::string_view token, std::span<const words::WordForm> words,
                    std::vector<Reading>& found) const;
  void add_compound_parts(std::string_view token, std::vector<Reading>& found) const;
  void add_heads(std::string_view token, std::vector<Reading>& found) const;
  void add_first_parts(std::string_view token, std::vector<Reading>& found) const;
  void walk(const Walk& walk, std::size_t first) const;
  void add_ends(const Walk& walk, NodeId node, const TermOccurrence& here) const;

  words::WordForms forms_;
  Compounds compounds_;
  std::vector<std::string> terms_;
  std::vector<Lexeme> lexemes_;
  std::unordered_map<std::string, LexemeId> lexeme_ids_;
  std::unordered_map<std::string, std::vector<Keyed>> keys_;
  std::unordered_map<std::uint64_t, NodeId> children_;
  std::vector<std::vector<std::size_t>> ends_;  ///< By node: the terms that end there.
  mutable std::unordered_map<std::string, std::vector<Reading>> cache_;
};

/// Those of `occurrences` that TermRecognizer::find keeps.
std::vector<TermOccurrence> longest_first(std::vector<TermOccurrence> occurrences);

/// True for a word of two to four letters, all of them capitals.
bool is_short_capitals(std::string_view word);

/// True when the first two letters of a word are capitals.
bool begins_with_capitals(std::string_view word);

}  // namespace calque::glossary
