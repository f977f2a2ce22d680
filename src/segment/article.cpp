#include "segment/article.h"

#include <utility>

#include "segment/language_guess.h"
#include "segment/split.h"

namespace calque::segment {

std::vector<ArticleSegment> segment_article(const document::Document& document,
                                            const Splitter& split) {
  std::vector<ArticleSegment> segments;
  for (std::size_t number = 0; number < document.paragraphs.size(); ++number) {
    const document::Paragraph& paragraph = document.paragraphs[number];
    const bool code = paragraph.kind == document::ParagraphKind::code;
    // A period in code ends no sentence.
    const std::vector<SegmentSpan> spans =
        code ? std::vector<SegmentSpan>{{0, paragraph.content.text.size()}}
             : split(paragraph.content.text);
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
    if (paragraph.kind != document::ParagraphKind::code) text += paragraph.content.text + '\n';
    if (text.size() > kEnough) break;
  }
  const auto guess = guess_language(text);
  if (!guess) return {};
  return {guess->language, guess->reliable ? Source::guessed : Source::guessed_unsurely};
}

}  // namespace calque::segment
