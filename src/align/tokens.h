#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Text reduced to the tokens by which segments are compared: folded words cut to five letters,
/// single characters in scripts without spaces, runs of digits, and the marks ? ! " : ( ).
namespace calque::align {

using TokenId = std::uint32_t;

/// What a segment is compared by.
struct SegmentTokens {
  std::vector<std::string> tokens;
  /// Its words of more than five letters, in full.
  std::vector<std::string> long_words;
};

/// The alignment tokens of a text in order.
std::vector<std::string> alignment_tokens(std::string_view text);

/// Letters and digits of a text: its length for alignment.
std::uint32_t alignment_length(std::string_view text);

/// Token strings, numbered from 0.
class Vocabulary {
 public:
  TokenId add(std::string_view token);
  /// The number of a known token, else `size()`.
  TokenId find(std::string_view token) const;
  const std::string& spelling(TokenId id) const { return spellings_[id]; }
  std::span<const std::string> spellings() const { return spellings_; }
  std::size_t size() const { return spellings_.size(); }

 private:
  std::vector<std::string> spellings_;
  std::unordered_map<std::string, TokenId> ids_;
};

/// One side of an alignment: every segment as token numbers.
class TokenisedText {
 public:
  /// A running number before nearly every segment (verse or line numbers) is left out.
  explicit TokenisedText(std::span<const std::string_view> segments);
  /// With the tokens that each of the segments was found to have.
  TokenisedText(std::span<const std::string_view> segments,
                const std::vector<SegmentTokens>& tokens);

  std::uint32_t size() const { return static_cast<std::uint32_t>(lengths_.size()); }
  std::span<const TokenId> tokens(std::uint32_t segment) const {
    return std::span(tokens_).subspan(begins_[segment], begins_[segment + 1] - begins_[segment]);
  }
  std::span<const TokenId> tokens(std::uint32_t begin, std::uint32_t end) const {
    return std::span(tokens_).subspan(begins_[begin], begins_[end] - begins_[begin]);
  }
  std::span<const TokenId> all_tokens() const { return tokens_; }
  /// In letters and digits.
  std::uint32_t length(std::uint32_t segment) const { return lengths_[segment]; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  /// How often each token occurs in the whole text.
  std::span<const std::uint32_t> frequencies() const { return frequencies_; }

 private:
  Vocabulary vocabulary_;
  std::vector<TokenId> tokens_;
  std::vector<std::uint32_t> begins_{0};
  std::vector<std::uint32_t> lengths_;
  std::vector<std::uint32_t> frequencies_;
};

struct TokenisedPair {
  TokenisedText source;
  TokenisedText target;
};

/// Both sides of an alignment. Words of more than five letters that both sides have, alike or
/// nearly so, are tokens of their own besides their first five letters; see shared_words.h.
TokenisedPair tokenise_pair(std::span<const std::string_view> source,
                            std::span<const std::string_view> target);

}  // namespace calque::align
