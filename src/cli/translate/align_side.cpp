#include "cli/translate/align_side.h"

#include "cli/options/line_input.h"
#include "document/document.h"
#include "error.h"
#include "segment/article.h"
#include "segment/segmenter.h"
#include "text/whole_file.h"

namespace calque::cli {

std::vector<std::string_view> AlignSide::texts() const {
  std::vector<std::string_view> out;
  for (const Segment& segment : segments) out.push_back(segment.text);
  return out;
}

std::vector<align::AlignSegment> AlignSide::align_segments() const {
  std::vector<align::AlignSegment> out;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    out.push_back({segments[i].text, paragraphs[i]});
  }
  return out;
}

AlignSide read_sentences(const std::string& path) {
  AlignSide side;
  LineInput input(path);
  std::size_t bytes = 0;
  while (auto line = input.next()) {
    bytes += line->size() + 1;
    if (bytes > text::kLargestDocument) {
      throw InputError(path + ": it is larger than 128 MiB, and more is not read; split it");
    }
    side.paragraphs.push_back(0);
    side.segments.push_back({.text = std::move(*line), .tags = {}});
  }
  return side;
}

AlignSide read_article(const std::string& path, const Language& language) {
  AlignSide side;
  const document::Document document = document::read_document(path);
  const segment::Segmenter segmenter(language);
  for (auto& segment : segment::segment_article(document, segmenter)) {
    side.paragraphs.push_back(segment.paragraph);
    side.segments.push_back(std::move(segment.content));
  }
  return side;
}

}  // namespace calque::cli
