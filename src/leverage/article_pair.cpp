#include "leverage/article_pair.h"

namespace calque::leverage {

align::Side side_of(const Article& article) {
  align::Side side;
  for (const segment::ArticleSegment& segment : article.segments) {
    side.paragraphs.push_back(segment.paragraph);
    side.segments.push_back(segment.content);
  }
  return side;
}

ArticlePair pair_articles(const std::string& article, const std::string& translation,
                          const ArticlePairOptions& options) {
  const auto read = [&options](const std::string& path, const Language& language) {
    return side_of(read_article(path, language,
                                {.format = nullptr, .encoding = {}, .include = options.include}));
  };
  const align::Side source = read(article, options.source);
  const align::Side target = read(translation, options.target);
  const align::Lexicon none;
  const align::Alignment alignment =
      align::align(source.align_segments(), target.align_segments(),
                   {.lexicon = options.words == nullptr ? &none : options.words});
  ArticlePair pair;
  pair.segments = source.segments.size();
  pair.units = aligned_units(source, target, alignment.beads,
                             {.source = options.source,
                              .target = options.target,
                              .origin = article,
                              .date = {},
                              .user = {},
                              .least_confidence = 0});
  for (const align::Bead& bead : alignment.beads) {
    if (bead.target.empty()) pair.alone += bead.source.size();
    if (bead.source.empty()) pair.alone_in_translation += bead.target.size();
    if (bead.source.empty() || bead.target.empty()) continue;
    const bool same = align::joined(source.segments, bead.source).text ==
                      align::joined(target.segments, bead.target).text;
    if (!same) pair.translated += bead.source.size();
  }
  return pair;
}

}  // namespace calque::leverage
