#include "match/match_text.h"

#include <utility>

#include "text/hash.h"

namespace calque {
namespace {

using text::TokenKind;

std::uint32_t space_value(std::string_view white) {
  if (white.empty()) return 0;
  if (white == " ") return 1;
  return static_cast<std::uint32_t>(text::hash_bytes(white)) | 2U;
}

std::uint64_t hash_code(const CodePart& part, std::uint64_t seed) {
  if (const auto* native = std::get_if<std::string>(&part)) return text::hash_bytes(*native, seed);
  return text::hash_bytes(std::get<SubFlow>(part).segment.text, seed + 1);
}

/// Kind, type and native code; numbering (`i`, `x`) is the business of the file it came from.
std::uint64_t hash_tag(const InlineTag& tag) {
  std::uint64_t hash = text::hash_combine(0, static_cast<std::uint64_t>(tag.kind));
  for (const Attribute& attribute : tag.attributes) {
    if (attribute.name == "type") hash = text::hash_bytes(attribute.value, hash);
  }
  for (const CodePart& part : tag.code) hash = hash_code(part, hash);
  return hash;
}

/// Puts tokens one after the other, white space noted on the token that it stands before.
class Collector {
 public:
  Collector(MatchText& out, std::uint32_t tag_weight) : out_(out), tag_weight_(tag_weight) {}

  void space(std::string_view white) { space_ = space_value(white); }

  void add(MatchToken token) {
    token.space_before = std::exchange(space_, 0);
    out_.weight += token.weight;
    if (token.kind == TokenKind::word) ++out_.words;
    out_.tokens.push_back(token);
  }

  void add(const InlineTag& tag) {
    const auto at = static_cast<std::uint32_t>(tag.offset);
    const std::uint64_t hash = hash_tag(tag);
    out_.tags_hash = text::hash_combine(text::hash_combine(out_.tags_hash, at), hash);
    const std::uint64_t key = class_key(TokenKind::tag);
    add({at, at, TokenKind::tag, tag_weight_, 0, hash, hash, key, key});
  }

  void finish() { out_.space_at_end = space_; }

 private:
  MatchText& out_;
  std::uint32_t tag_weight_;
  std::uint32_t space_ = 0;
};

void drop_tokens(MatchText& text) {
  text.tokens.clear();
  text.weight = 0;
  text.words = 0;
}

/// Heavier than any text that is compared by its words, so that no other comes near.
constexpr std::uint32_t kWholeWeight = kLongestCompared;

/// One token that is the whole segment with its tags.
void add_whole(MatchText& text) {
  constexpr std::uint64_t kSeed = 0x3E;  // apart from the keys of words
  const std::uint64_t hash = text::hash_combine(text::hash_bytes(text.text, kSeed), text.tags_hash);
  const auto end = static_cast<std::uint32_t>(text.text.size());
  text.tokens.push_back({0, end, TokenKind::word, kWholeWeight, 0, hash, hash, hash, hash});
  text.weight = kWholeWeight;
  text.words = 1;
}

void clear(MatchText& text) {
  drop_tokens(text);
  text.space_at_end = 0;
  text.tags_hash = 0;
  text.only_word.clear();
}

}  // namespace

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

void MatchAnalyzer::analyze(std::string_view text, std::span<const InlineTag> tags,
                            MatchText& out) {
  clear(out);
  out.text.assign(text);
  out.folding = keyer_.folding();
  const bool compared = text.size() <= kLongestCompared;
  scratch_.clear();
  if (compared) text::tokenize(text, scratch_);
  Collector collector(out, costs_.tag);
  std::size_t next_tag = 0;
  for (const text::Token& token : scratch_) {
    for (; next_tag < tags.size() && tags[next_tag].offset <= token.begin; ++next_tag) {
      collector.add(tags[next_tag]);
    }
    if (token.kind == TokenKind::space) {
      collector.space(token.of(text));
    } else {
      collector.add(make_token(text, token));
    }
  }
  for (; next_tag < tags.size(); ++next_tag) collector.add(tags[next_tag]);
  collector.finish();
  if (!compared) drop_tokens(out);
  if (out.tokens.empty() && !text.empty()) return add_whole(out);
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
