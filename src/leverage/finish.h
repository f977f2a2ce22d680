#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "calque/format.h"
#include "calque/language.h"
#include "calque/segment.h"
#include "calque/unit.h"
#include "leverage/job.h"
#include "leverage/rebuilt_article.h"

namespace calque::leverage {

/// A segment of a bilingual file that came back from a translator.
struct DonePair {
  Segment source;
  std::optional<Segment> target;
  bool draft = false;    ///< It is marked as one that somebody has to look at.
  std::size_t unit = 0;  ///< Segments of one paragraph follow each other and have the same number.
  std::string key;       ///< Of a string of a program.
  Context context;       ///< The sources before and after.
};

/// The segments of a file that is filled (XLIFF, PO), or the units of another one (TMX, a table)
/// that have both languages. @throws InputError.
std::vector<DonePair> read_done(const std::string& path, const UnitFormat& format,
                                const Language& source, const Language& target);

/// An article with the translations that came back.
struct FinishedArticle {
  RebuiltArticle article;
  std::vector<std::string> sources;  ///< The texts of its segments, as they were put together.
  std::vector<std::size_t> missing;  ///< Those without a translation.
  std::vector<std::size_t> drafts;   ///< Those that have one marked as a draft, which is left out.
  std::size_t translated = 0;
  std::size_t unused = 0;  ///< Pairs whose text is nowhere in the article.
};

/// Puts each translation where its source stands in the article: by key, else by the text and what
/// stands around it. Where a translator has joined or split the sentences of a paragraph, it is
/// translated as a whole.
/// @param drafts also takes what is marked as a draft. @throws as rebuild_article.
FinishedArticle finish_article(Article article, const std::vector<DonePair>& done,
                               const Language& target, bool drafts);

}  // namespace calque::leverage
