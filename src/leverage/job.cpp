#include "leverage/job.h"

#include <utility>

#include "segment/segmenter.h"
#include "text/hash.h"

namespace calque::leverage {

JobFile Article::job() const {
  JobFile job{.name = file.name, .hash = text::hash_bytes(file.bytes), .segments = {}};
  job.segments.reserve(segments.size());
  for (const segment::ArticleSegment& segment : segments) {
    JobSegment& added = job.segments.emplace_back();
    added.source = segment.content;
    if (job.segments.size() == 1) continue;
    JobSegment& before = job.segments[job.segments.size() - 2];
    added.context.previous = before.source.text;
    before.context.next = added.source.text;
  }
  return job;
}

Article read_article(const std::string& path, const Language& language,
                     const document::ReadOptions& options) {
  Article article;
  article.file = document::read_file_bytes(path);
  article.document = document::parse_document(article.file.bytes, article.file.name, options);
  article.segments = segment::segment_article(article.document, segment::Segmenter(language));
  return article;
}

}  // namespace calque::leverage
