#include "match/match_text.h"

#include <utility>

#include "model/segment_edges.h"
#include "text/hash.h"

namespace calque {
namespace {

using text::TokenKind;

/// Heavier than any text that is compared by its words, so that no other comes near.
constexpr std::uint32_t kWholeWeight = kLongestCompared;

/// One token that is the whole segment: of a long one its text, of one without text its tags.
void add_whole(MatchText& text) {
  constexpr std::uint64_t kSeed = 0x3E;  // apart from the keys of words
  std::uint64_t hash = text::hash_bytes(text.inside(), kSeed);
  const bool long_text = text.text.size() > kLongestCompared;
  for (const MatchTag& tag : text.tags) {
    if (long_text) break;
    hash = text::hash_combine(text::hash_combine(hash, tag.at), tag.surface);
  }
  text.tokens.push_back({.begin = text.inside_begin,
                         .end = text.inside_end,
                         .kind = TokenKind::word,
                         .weight = kWholeWeight,
                         .surface = hash,
                         .folded = hash,
                         .stem = hash,
                         .key = hash});
  text.weight = kWholeWeight;
  text.words = 1;
  text.whole = true;
}

void clear(MatchText& text) {
  text.tokens.clear();
  text.tags.clear();
  text.only_word.clear();
  text.weight = 0;
  text.words = 0;
  text.space_at_end = 0;
  text.whole = false;
}

/// Finds what stands before and after each tag.
void place_tags(MatchText& text) {
  std::size_t next = 0;  // the first token that does not end before the tag
  for (MatchTag& tag : text.tags) {
    while (next < text.tokens.size() && text.tokens[next].end <= tag.at) ++next;
    const bool in_token = next < text.tokens.size() && text.tokens[next].begin < tag.at;
    if (next < text.tokens.size()) tag.after = text.tokens[next].key;
    if (in_token) tag.before = tag.after;
    if (!in_token && next > 0) tag.before = text.tokens[next - 1].key;
  }
}

/// Takes the tags and what they leave of the text.
void take_tags(std::span<const InlineTag> tags, MatchText& out) {
  const SegmentInside inside = inside_of(out.text, tags);
  out.inside_begin = static_cast<std::uint32_t>(inside.begin);
  out.inside_end = static_cast<std::uint32_t>(inside.end);
  out.first_inner_tag = static_cast<std::uint32_t>(inside.first_tag);
  out.end_inner_tag = static_cast<std::uint32_t>(inside.end_tag);
  for (const InlineTag& tag : tags) out.tags.push_back(match_tag(tag));
}

}  // namespace

std::uint32_t space_value(std::string_view white) {
  if (white.empty()) return 0;
  if (white == " ") return 1;
  return static_cast<std::uint32_t>(text::hash_bytes(white)) | 2U;
}

std::uint64_t class_key(TokenKind kind) {
  return text::hash_combine(0, static_cast<std::uint64_t>(kind));
}

MatchAnalyzer::MatchAnalyzer(std::string_view primary_language, const CostModel& costs)
    : keyer_(primary_language), costs_(costs) {}

MatchToken MatchAnalyzer::make_token(std::string_view text, const text::Token& token) {
  if (token.kind == TokenKind::word) {
    const text::TokenKey key = keyer_.key(token.of(text));
    const std::uint32_t weight = costs_.weight_of_word(key.letters);
    return {token.begin, token.end,  token.kind, weight,       0,
            key.surface, key.folded, key.stem,   key.beginning};
  }
  const std::uint64_t hash = text::hash_bytes(token.of(text));
  const std::uint64_t key = class_key(token.kind);
  return {token.begin, token.end, token.kind, costs_.weight_of(token.kind), 0, hash,
          hash,        key,       key};
}

void MatchAnalyzer::take_tokens(MatchText& out) {
  text::tokenize(out.text, scratch_);
  std::uint32_t space = 0;
  for (const text::Token& token : scratch_) {
    if (token.end <= out.inside_begin || token.begin >= out.inside_end) continue;
    if (token.kind == TokenKind::space) {
      space = space_value(token.of(out.text));
      continue;
    }
    MatchToken& added = out.tokens.emplace_back(make_token(out.text, token));
    added.space_before = std::exchange(space, 0);
    out.weight += added.weight;
    if (added.kind == TokenKind::word) ++out.words;
  }
  out.space_at_end = space;
}

void MatchAnalyzer::analyze(std::string_view text, std::span<const InlineTag> tags,
                            MatchText& out) {
  clear(out);
  out.text.assign(text);
  out.folding = keyer_.folding();
  take_tags(tags, out);
  if (text.size() <= kLongestCompared) take_tokens(out);
  if (out.tokens.empty() && !(text.empty() && tags.empty())) return add_whole(out);
  place_tags(out);
  if (out.words != 1) return;
  for (const MatchToken& token : out.tokens) {
    if (token.kind != TokenKind::word) continue;
    out.only_word = keyer_.folding().bare(out.text_of(token));
  }
}

MatchText MatchAnalyzer::analyze(std::string_view text) {
  MatchText out;
  analyze(text, {}, out);
  return out;
}

MatchText MatchAnalyzer::analyze(const Segment& segment) {
  MatchText out;
  analyze(segment.text, segment.tags, out);
  return out;
}

}  // namespace calque
