#include "leverage/finish.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "formats/bilingual.h"
#include "formats/bilingual_units.h"
#include "leverage/agreement.h"

namespace calque::leverage {
namespace {

std::string key_of(const std::vector<Property>& properties) {
  for (const char* type : {"x-key", "x-resname", "x-msgctxt", "x-context"}) {
    const auto found = std::ranges::find(properties, type, &Property::type);
    if (found != properties.end()) return found->value;
  }
  return {};
}

std::vector<DonePair> pairs_of(const BilingualDocument& file) {
  const std::vector<BilingualSegment>& segments = file.segments();
  SegmentContexts contexts = contexts_of(segments);
  std::vector<DonePair> done;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    done.push_back({.source = segments[i].source,
                    .target = segments[i].target,
                    .draft = segments[i].state == TranslationState::draft,
                    .unit = segments[i].unit,
                    .key = key_of(segments[i].properties),
                    .context = std::move(contexts.sources[i])});
  }
  return done;
}

const Variant* variant_in(const TranslationUnit& unit, const Language& language) {
  const auto exact = std::ranges::find(unit.variants, language, &Variant::language);
  if (exact != unit.variants.end()) return &*exact;
  const auto near = std::ranges::find_if(unit.variants, [&](const Variant& variant) {
    return variant.language.primary() == language.primary();
  });
  return near == unit.variants.end() ? nullptr : &*near;
}

/// The white space between two segments of a paragraph is that of the article; here none counts.
Segment joined(const Segment& first, const Segment& second) {
  Segment out = first;
  const std::size_t shift = out.text.size() + 1;
  out.text.append(" ").append(second.text);
  for (InlineTag tag : second.tags) {
    tag.offset += shift;
    out.tags.push_back(std::move(tag));
  }
  return out;
}

/// Finds the translations of an article's segments.
class Finisher {
 public:
  Finisher(Article& article, const std::vector<DonePair>& done, bool drafts)
      : article_(article), done_(done), drafts_(drafts), used_(done.size(), false) {
    for (std::size_t i = 0; i < done.size(); ++i) {
      by_text_[without_spaces(done[i].source.text)].push_back(i);
    }
    for (std::size_t i = 0; i < article.segments.size(); ++i) pairs_.push_back(find(i));
  }

  /// A paragraph of which not all segments are found, but the file has all of its text otherwise
  /// divided, becomes one segment.
  void join_paragraphs() {
    std::map<std::string, std::size_t> units;
    for (std::size_t i = 0; i < done_.size();) {
      const std::size_t end = end_of_unit(i);
      units.emplace(text_of_unit(i, end), i);
      i = end;
    }
    std::vector<segment::ArticleSegment> segments;
    std::vector<std::optional<Segment>> whole;
    std::vector<std::optional<std::size_t>> pairs;
    for (std::size_t i = 0; i < article_.segments.size();) {
      std::size_t end = i;
      bool lacks = false;
      for (; end < article_.segments.size() &&
             article_.segments[end].paragraph == article_.segments[i].paragraph;
           ++end) {
        lacks = lacks || !pairs_[end];
      }
      const document::Paragraph& paragraph =
          article_.document.paragraphs[article_.segments[i].paragraph];
      const auto unit = lacks ? units.find(without_spaces(paragraph.content.text)) : units.end();
      if (unit != units.end()) {
        segments.push_back({.paragraph = article_.segments[i].paragraph,
                            .span = {0, paragraph.content.text.size()},
                            .content = paragraph.content});
        pairs.push_back(unit->second);
        whole.push_back(target_of_unit(unit->second));
      } else {
        for (std::size_t k = i; k < end; ++k) {
          segments.push_back(article_.segments[k]);
          pairs.push_back(pairs_[k]);
          whole.emplace_back();
        }
      }
      i = end;
    }
    article_.segments = std::move(segments);
    pairs_ = std::move(pairs);
    whole_ = std::move(whole);
  }

  FinishedArticle finish(const Language& target) {
    FinishedArticle result;
    std::vector<std::optional<Segment>> targets;
    for (std::size_t i = 0; i < article_.segments.size(); ++i) {
      result.sources.push_back(article_.segments[i].content.text);
      std::optional<Segment>& chosen = targets.emplace_back();
      if (pairs_[i]) {
        const DonePair& pair = done_[*pairs_[i]];
        const std::optional<Segment>& text = whole_[i] ? whole_[i] : pair.target;
        if (text && pair.draft && !drafts_) {
          result.drafts.push_back(i);
          continue;
        }
        chosen = text;
      }
      if (chosen) {
        ++result.translated;
      } else {
        result.missing.push_back(i);
      }
    }
    result.unused = static_cast<std::size_t>(std::ranges::count(used_, false));
    result.article = rebuild_article(article_, targets, target);
    return result;
  }

 private:
  const std::string& key_of_segment(std::size_t number) const {
    static const std::string kNone;
    const auto& entry = article_.document.paragraphs[article_.segments[number].paragraph].entry;
    return entry == nullptr ? kNone : entry->key;
  }

  std::string_view text_at(std::size_t number) const {
    return number < article_.segments.size()
               ? std::string_view(article_.segments[number].content.text)
               : std::string_view();
  }

  /// Of the pairs with the segment's text the one that fits its place best.
  std::optional<std::size_t> find(std::size_t number) {
    // Repeated thousands of times ("OK"), the first ones that are free are as good as any.
    constexpr std::size_t kMostLookedAt = 64;
    const auto found = by_text_.find(without_spaces(article_.segments[number].content.text));
    if (found == by_text_.end()) return std::nullopt;
    std::size_t& first_free = free_[found->first];
    const std::vector<std::size_t>& all = found->second;
    while (first_free < all.size() && used_[all[first_free]]) ++first_free;
    const std::size_t from = first_free < all.size() ? first_free : 0;
    std::optional<std::size_t> best;
    int best_score = -1;
    for (std::size_t i = from; i < std::min(all.size(), from + kMostLookedAt); ++i) {
      const int score = score_of(number, all[i]);
      if (score > best_score) best = all[i];
      best_score = std::max(best_score, score);
    }
    if (best) used_[*best] = true;
    return best;
  }

  /// What weighs more makes up for all that weighs less.
  int score_of(std::size_t number, std::size_t candidate) const {
    const DonePair& pair = done_[candidate];
    const std::string& key = key_of_segment(number);
    int score = 0;
    if (!key.empty() && pair.key == key) score += 16;
    if (pair.target) score += 8;
    if (number > 0 && pair.context.previous == text_at(number - 1)) score += 2;
    if (pair.context.next == text_at(number + 1)) score += 2;
    if (!used_[candidate]) score += 1;
    return score;
  }

  std::size_t end_of_unit(std::size_t begin) const {
    std::size_t end = begin;
    while (end < done_.size() && done_[end].unit == done_[begin].unit) ++end;
    return end;
  }

  std::string text_of_unit(std::size_t begin, std::size_t end) const {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) text += without_spaces(done_[i].source.text);
    return text;
  }

  /// Nothing where a part of it has no translation.
  std::optional<Segment> target_of_unit(std::size_t begin) {
    std::optional<Segment> all;
    for (std::size_t i = begin; i < end_of_unit(begin); ++i) {
      used_[i] = true;
      const bool draft = done_[i].draft && !drafts_;
      if (!done_[i].target || draft) return std::nullopt;
      all = all ? joined(*all, *done_[i].target) : *done_[i].target;
    }
    return all;
  }

  Article& article_;
  const std::vector<DonePair>& done_;
  bool drafts_;
  std::vector<bool> used_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_text_;
  std::unordered_map<std::string, std::size_t> free_;
  std::vector<std::optional<std::size_t>> pairs_;  ///< Of the article's segments.
  std::vector<std::optional<Segment>> whole_;      ///< Translations put together from several.
};

}  // namespace

std::vector<DonePair> read_done(const std::string& path, const UnitFormat& format,
                                const Language& source, const Language& target) {
  if (format.is_filled()) {
    return pairs_of(*open_bilingual(
        path, format,
        {.source_language = source, .target_language = target, .encoding = {}, .lenient = false}));
  }
  const auto units = open_units(path, format, {.languages = {source, target}});
  std::vector<DonePair> done;
  TranslationUnit unit;
  while (units->next(unit)) {
    const Variant* from = variant_in(unit, source);
    const Variant* to = variant_in(unit, target);
    if (from == nullptr) continue;
    DonePair pair{.source = from->segment,
                  .target = std::nullopt,
                  .draft = false,
                  .unit = done.size(),
                  .key = key_of(unit.properties),
                  .context = from->context};
    if (to != nullptr && !to->segment.text.empty()) pair.target = to->segment;
    done.push_back(std::move(pair));
  }
  return done;
}

FinishedArticle finish_article(Article article, const std::vector<DonePair>& done,
                               const Language& target, bool drafts) {
  Finisher finisher(article, done, drafts);
  finisher.join_paragraphs();
  return finisher.finish(target);
}

}  // namespace calque::leverage
