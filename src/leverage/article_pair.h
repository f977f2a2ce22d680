#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "align/lexicon.h"
#include "calque/align.h"
#include "calque/language.h"
#include "calque/unit.h"
#include "document/document.h"
#include "leverage/job.h"

namespace calque::leverage {

/// The segments of an article with their paragraphs, for alignment.
align::Side side_of(const Article& article);

/// An article and its translation, paired sentence by sentence.
struct ArticlePair {
  /// A unit for each pair, in the order of the article; the first text is the source.
  std::vector<TranslationUnit> units;
  std::size_t segments = 0;    ///< Of the article.
  std::size_t translated = 0;  ///< Of these, such as stand beside another text than their own.
  std::size_t alone = 0;       ///< Of these, such as the translation has nothing for.
  std::size_t alone_in_translation = 0;  ///< Segments of the translation that the article has not.
};

struct ArticlePairOptions {
  Language source;
  Language target;
  document::Include include{};
  const align::Lexicon* words =
      nullptr;  ///< Known words of the two languages, where there are some.
};

/// Reads and aligns them. @throws InputError when one cannot be read.
ArticlePair pair_articles(const std::string& article, const std::string& translation,
                          const ArticlePairOptions& options);

}  // namespace calque::leverage
