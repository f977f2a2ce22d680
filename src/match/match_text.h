#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calque/segment.h"
#include "match/cost_model.h"
#include "match/inline_tags.h"
#include "text/token_key.h"
#include "text/tokens.h"

namespace calque {

/// A token other than white space, with all that comparing needs. Values are hashes (64 bits).
struct MatchToken {
  std::uint32_t begin =
      0;  ///< Bytes in the text; begin == end for an inline tag (TagRule::strict).
  std::uint32_t end = 0;
  text::TokenKind kind = text::TokenKind::word;
  std::uint32_t weight = 0;
  std::uint32_t space_before = 0;  ///< 0 none, 1 one blank, else a hash.
  std::uint64_t surface = 0;
  std::uint64_t folded = 0;
  std::uint64_t stem = 0;
  /// Of a word the beginning of its stem (text::TokenKey); one for all numbers, one for all
  /// punctuation, one for all markup.
  std::uint64_t key = 0;
};

/// A segment made ready for comparing.
struct MatchText {
  std::string text;
  /// What is left of it without the tags at its ends (model/segment_edges.h); the tokens are of
  /// this.
  std::uint32_t inside_begin = 0;
  std::uint32_t inside_end = 0;
  std::vector<MatchToken> tokens;
  std::uint32_t weight = 0;        ///< Sum of the tokens' weights.
  std::uint32_t space_at_end = 0;  ///< As MatchToken::space_before.
  std::uint32_t words = 0;
  bool whole = false;  ///< It is one token that only its copy has; see kLongestCompared.
  /// Bare (text::WordFolding), when `words` is 1 and it is not the whole of an uncompared segment;
  /// else empty.
  std::string only_word;
  std::vector<MatchTag> tags;  ///< All inline tags.
  std::uint32_t first_inner_tag = 0;
  std::uint32_t end_inner_tag = 0;
  text::WordFolding folding;  ///< By which the words were compared.

  std::string_view text_of(const MatchToken& token) const {
    return std::string_view(text).substr(token.begin, token.end - token.begin);
  }
  std::string_view inside() const {
    return std::string_view(text).substr(inside_begin, inside_end - inside_begin);
  }
  /// Those that do not stand at the ends.
  std::span<const MatchTag> inner_tags() const {
    return std::span(tags).subspan(first_inner_tag, end_inner_tag - first_inner_tag);
  }
};

/// A segment of more bytes counts as a single token, which only a text like it has: comparing takes
/// time that grows with the square of the length, and so much text is no sentence. So does one that
/// has no tokens, but white space or inline tags: only its copy has them.
inline constexpr std::size_t kLongestCompared = std::size_t{64} * 1024;

/// Makes MatchTexts of one language. Not for use by two threads at once.
class MatchAnalyzer {
 public:
  explicit MatchAnalyzer(std::string_view primary_language, const CostModel& costs = {});

  MatchText analyze(std::string_view text);
  MatchText analyze(const Segment& segment);

  /// As `analyze`, reusing the memory of `out`.
  void analyze(std::string_view text, std::span<const InlineTag> tags, MatchText& out);

  const CostModel& costs() const { return costs_; }

 private:
  MatchToken make_token(std::string_view text, const text::Token& token);
  void take_tokens(MatchText& out);

  text::TokenKeyer keyer_;
  CostModel costs_;
  std::vector<text::Token> scratch_;
};

/// As MatchToken::space_before; `white` is all white space.
std::uint32_t space_value(std::string_view white);

/// The key that all tokens of a kind other than word share.
std::uint64_t class_key(text::TokenKind kind);

}  // namespace calque
