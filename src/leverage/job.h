#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/document.h"
#include "model/segment.h"
#include "model/translation_unit.h"
#include "segment/article.h"

namespace calque::leverage {

/// A segment to be translated, with its neighbours in the article.
struct JobSegment {
  Segment source;
  Context context;
};

/// One file of a job.
struct JobFile {
  std::string name;
  std::uint64_t hash = 0;  ///< Of its bytes.
  std::vector<JobSegment> segments;
};

/// An article that was read: its bytes and what they say.
struct Article {
  document::FileBytes file;
  document::Document document;
  std::vector<segment::ArticleSegment> segments;

  /// The segments with their neighbours, over the bounds of paragraphs.
  JobFile job() const;
};

/// Reads and segments a file by the built-in rules of `language`.
/// @throws InputError when it cannot be read.
Article read_article(const std::string& path, const Language& language,
                     const document::ReadOptions& options = {});

}  // namespace calque::leverage
