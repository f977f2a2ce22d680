#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calque/byte_range.h"
#include "index/index_searcher.h"
#include "text/tokens.h"
#include "words/asked_word.h"

namespace calque {

/// A word, number or placeholder of a question.
struct AskedToken {
  std::string text;
  text::TokenKind kind = text::TokenKind::word;
  bool open = false;  ///< A word in which `*` stands for any letters.
};

/// Tokens that stand next to each other in a text, but for punctuation.
using AskedPart = std::vector<AskedToken>;

/// The parts of a question: what stands in quotes, and else what white space divides. Quotes that
/// do not close are left out.
std::vector<AskedPart> read_question(std::string_view question);

/// A question in the texts of one language. Not for use by two threads at once.
class AskedText {
 public:
  /// `words` are the forms of words of the language, and must outlive it.
  AskedText(const std::vector<AskedPart>& parts, const std::string& primary_language,
            const words::WordForms& words, words::AskedForms forms);

  struct Found {
    std::vector<text::ByteRange> occurrences;  ///< In order, without overlap; not empty.
    std::uint32_t spread = 0;                  ///< As ConcordanceHit's.
  };
  /// Where a text holds all parts; nothing where it lacks one.
  std::optional<Found> find(std::string_view text);

  /// What the match index knows of it; nothing where all words are open.
  std::optional<HoldingQuery> in_index(const Language& range) const;

 private:
  /// Of a word with `*`: what stands between the stars, folded.
  struct OpenWord {
    std::vector<std::string> pieces;
  };
  /// Of numbers and placeholders, which are the same or not.
  struct SameText {
    std::string text;
    text::TokenKind kind;
  };
  using Token = std::variant<words::AskedWord, OpenWord, SameText>;
  using Part = std::vector<Token>;
  struct Occurrence {
    std::size_t first = 0;  ///< Token of the text.
    std::size_t count = 0;
    std::size_t part = 0;
  };

  bool is(Token& asked, std::string_view text, const text::Token& token) const;
  bool is_open(const OpenWord& asked, std::string_view word) const;
  std::vector<Occurrence> occurrences(std::string_view text);
  std::optional<std::uint32_t> spread(const std::vector<Occurrence>& occurrences) const;

  std::string primary_;
  const words::WordForms& words_;
  std::vector<Part> parts_;
  std::vector<text::Token> all_tokens_;  ///< Of the text that is looked at.
  std::vector<text::Token> tokens_;      ///< Those that count.
};

}  // namespace calque
