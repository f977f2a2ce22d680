#include "segment/article.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/format.h"
#include "segment/language_guess.h"
#include "segment/split.h"

namespace calque::segment {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// A piece of code, a formula, or a field of an office program: readers see a word there.
bool is_code(const InlineTag& tag) {
  return tag.kind == TagKind::placeholder &&
         std::ranges::any_of(tag.attributes, [](const Attribute& attribute) {
           return attribute.name == "type" &&
                  (attribute.value == "code" || attribute.value == "field" ||
                   attribute.value == "formula");
         });
}

/// Splits a paragraph as if a word stood for each piece of code in it: "Call `f`. `g` is next." has
/// two sentences, of which the text alone shows none.
std::vector<SegmentSpan> split_around_code(const Segment& content, const Splitter& split) {
  if (std::ranges::none_of(content.tags, is_code)) return split(content.text);
  constexpr std::string_view kWord = "Code";
  std::string text;
  std::vector<std::size_t> words;  // where each of them ends in `text`
  std::size_t done = 0;
  for (const InlineTag& tag : content.tags) {
    if (!is_code(tag)) continue;
    text.append(content.text, done, tag.offset - done).append(kWord);
    done = tag.offset;
    words.push_back(text.size());
  }
  text.append(content.text, done);
  const auto in_content = [&](std::size_t at) {
    const auto before = std::ranges::upper_bound(words, at) - words.begin();
    std::size_t place = at - static_cast<std::size_t>(before) * kWord.size();
    // Within a word: both ends of it are the place of the tag.
    if (static_cast<std::size_t>(before) < words.size()) {
      const std::size_t begin = words[static_cast<std::size_t>(before)] - kWord.size();
      if (at > begin) place -= at - begin;
    }
    return place;
  };
  std::vector<SegmentSpan> spans;
  for (const SegmentSpan& span : split(text)) {
    SegmentSpan own{in_content(span.begin), in_content(span.end)};
    // White space beside a tag belongs to no segment.
    while (own.begin < own.end && is_blank(content.text[own.begin])) ++own.begin;
    while (own.begin < own.end && is_blank(content.text[own.end - 1])) --own.end;
    if (own.begin < own.end) spans.push_back(own);
  }
  return spans;
}

}  // namespace

bool is_of_strings(const document::Document& document) {
  return document.format != nullptr && document.format->strings;
}

std::vector<ArticleSegment> segment_article(const document::Document& document,
                                            const Splitter& split) {
  std::vector<ArticleSegment> segments;
  for (std::size_t number = 0; number < document.paragraphs.size(); ++number) {
    const document::Paragraph& paragraph = document.paragraphs[number];
    const std::vector<SegmentSpan> spans =
        is_of_strings(document) ? std::vector<SegmentSpan>{{0, paragraph.content.text.size()}}
                                : split_around_code(paragraph.content, split);
    std::vector<Segment> contents = split_segment(paragraph.content, spans);
    for (std::size_t i = 0; i < spans.size(); ++i) {
      segments.push_back(
          {.paragraph = number, .span = spans[i], .content = std::move(contents[i])});
    }
  }
  return segments;
}

std::vector<ArticleSegment> segment_article(const document::Document& document,
                                            const Segmenter& segmenter) {
  return segment_article(document, [&](std::string_view text) { return segmenter.segment(text); });
}

ArticleLanguage language_of(const document::Document& document) {
  using Source = ArticleLanguage::Source;
  if (document.language) return {*document.language, Source::declared};
  std::string text;
  for (const document::Paragraph& paragraph : document.paragraphs) {
    // As much as guess_language reads.
    constexpr std::size_t kEnough = 20'000;
    text += paragraph.content.text + '\n';
    if (text.size() > kEnough) break;
  }
  const auto guess = guess_language(text);
  if (!guess) return {};
  return {guess->language, guess->reliable ? Source::guessed : Source::guessed_unsurely};
}

}  // namespace calque::segment
