#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "calque/segment.h"
#include "calque/segmenter.h"
#include "document/document.h"

namespace calque::segment {

/// A segment of an article.
struct ArticleSegment {
  std::size_t paragraph = 0;  ///< Its number in Document::paragraphs, from 0.
  SegmentSpan span;           ///< In the paragraph's text.
  Segment content;            ///< With the inline tags that stand in it.
};

/// Splits the text of one paragraph.
using Splitter = std::function<std::vector<SegmentSpan>(std::string_view)>;

/// Whether a document is a list of strings of a program, each of which is one segment.
bool is_of_strings(const document::Document& document);

/// All segments of an article in order. Code is not split, nor are strings of programs.
std::vector<ArticleSegment> segment_article(const document::Document& document,
                                            const Splitter& split);
std::vector<ArticleSegment> segment_article(const document::Document& document,
                                            const Segmenter& segmenter);

/// The language of an article and where it is known from.
struct ArticleLanguage {
  enum class Source { declared, guessed, guessed_unsurely, unknown };
  Language language;
  Source source = Source::unknown;
};

/// As the file declares it, else as guessed from its text.
ArticleLanguage language_of(const document::Document& document);

}  // namespace calque::segment
