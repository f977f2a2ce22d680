#include "match/tag_cost.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/hash.h"

namespace calque {
namespace {

using Counts = std::array<std::size_t, 3>;

Counts count_shapes(std::span<const MatchTag> tags) {
  Counts counts{};
  for (const MatchTag& tag : tags) ++counts.at(static_cast<std::size_t>(tag.shape));
  return counts;
}

/// On one side only, by shapes.
std::size_t count_unpaired(std::span<const MatchTag> a, std::span<const MatchTag> b) {
  const Counts of_a = count_shapes(a);
  const Counts of_b = count_shapes(b);
  std::size_t unpaired = 0;
  for (std::size_t i = 0; i < of_a.size(); ++i) {
    unpaired += std::max(of_a[i], of_b[i]) - std::min(of_a[i], of_b[i]);
  }
  return unpaired;
}

bool same_place(const MatchText& a, const MatchTag& tag_a, const MatchText& b,
                const MatchTag& tag_b, bool identical) {
  if (identical) return tag_a.at - a.inside_begin == tag_b.at - b.inside_begin;
  return tag_a.before == tag_b.before || tag_a.after == tag_b.after;
}

MatchToken token_of(const MatchTag& tag, const CostModel& costs) {
  const std::uint64_t key = class_key(text::TokenKind::tag);
  return {.begin = tag.at,
          .end = tag.at,
          .kind = text::TokenKind::tag,
          .weight = costs.tag,
          .surface = tag.surface,
          .folded = tag.surface,
          .stem = key,
          .key = key};
}

/// Puts tags and tokens in one row, white space noted on what it stands before.
class Row {
 public:
  Row(const MatchText& from, MatchText& to, const CostModel& costs)
      : from_(from), to_(to), costs_(costs) {}

  void run() {
    for (const MatchToken& token : from_.tokens) {
      add_tags_up_to(token.begin);
      MatchToken& added = to_.tokens.emplace_back(token);
      added.space_before = take_space(token.begin);
      at_ = token.end;
    }
    add_tags_up_to(static_cast<std::uint32_t>(from_.text.size()));
    to_.space_at_end = take_space(static_cast<std::uint32_t>(from_.text.size()));
  }

 private:
  /// A tag in the middle of white space stands behind all of it.
  void add_tags_up_to(std::uint32_t end) {
    for (; next_ < from_.tags.size() && from_.tags[next_].at <= end; ++next_) {
      const MatchTag& tag = from_.tags[next_];
      MatchToken& added = to_.tokens.emplace_back(token_of(tag, costs_));
      if (tag.at > at_) added.space_before = take_space(end);
      to_.weight += added.weight;
    }
  }

  std::uint32_t take_space(std::uint32_t end) {
    const std::uint32_t begin = std::exchange(at_, std::max(at_, end));
    return begin < end ? space_value(std::string_view(from_.text).substr(begin, end - begin)) : 0;
  }

  const MatchText& from_;
  MatchText& to_;
  const CostModel& costs_;
  std::size_t next_ = 0;
  std::uint32_t at_ = 0;  ///< Text from here on has not been put in the row.
};

}  // namespace

int tag_points(const MatchText& a, const MatchText& b, bool identical) {
  const std::span<const MatchTag> tags_a = a.inner_tags();
  const std::span<const MatchTag> tags_b = b.inner_tags();
  const std::size_t all = tags_a.size() + tags_b.size();
  if (all == 0) return 0;
  if (const std::size_t unpaired = count_unpaired(tags_a, tags_b); unpaired > 0) {
    return static_cast<int>((kMostTagPoints * unpaired + all - 1) / all);
  }
  for (std::size_t i = 0; i < tags_a.size(); ++i) {
    const bool same =
        same_kind(tags_a[i], tags_b[i]) && same_place(a, tags_a[i], b, tags_b[i], identical);
    if (!same) return 1;
  }
  return 0;
}

TagLikeness tag_likeness(const MatchText& a, const MatchText& b, int points) {
  if (points > 0) return TagLikeness::different;
  const auto surface = [](const MatchTag& tag) { return tag.surface; };
  const bool same =
      a.inside_begin == b.inside_begin && std::ranges::equal(a.tags, b.tags, {}, surface, surface);
  return same ? TagLikeness::same : TagLikeness::alike;
}

MatchText with_tags_as_tokens(const MatchText& text, const CostModel& costs) {
  if (text.whole || text.tags.empty()) return text;
  MatchText out = text;
  out.tokens.clear();
  Row(text, out, costs).run();
  return out;
}

std::string exact_key_of(const MatchText& text, TagRule rule) {
  const bool strict = rule == TagRule::strict || text.whole;
  std::uint64_t hash = 0;
  const auto take = [&hash](std::uint64_t value) { hash = text::hash_combine(hash, value); };
  for (const MatchTag& tag : strict ? std::span(text.tags) : text.inner_tags()) {
    if (rule == TagRule::ignore && !text.whole) break;
    take(strict ? tag.at : tag.at - text.inside_begin);
    if (strict) {
      take(tag.surface);
      continue;
    }
    take(static_cast<std::uint64_t>(tag.shape));
    if (tag.shape != TagShape::closes) take(tag.type != 0 ? tag.type : tag.code);
  }
  return std::to_string(hash).append(" ").append(strict ? text.text : text.inside());
}

}  // namespace calque
