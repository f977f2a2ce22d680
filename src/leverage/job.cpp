#include "leverage/job.h"

#include <utility>

#include "calque/segmenter.h"
#include "match/tag_cost.h"
#include "text/hash.h"

namespace calque::leverage {
namespace {

bool has_text(const Segment& segment) {
  return segment.text.find_first_not_of(" \t\r\n") != std::string::npos;
}

Context neighbours(const std::vector<BilingualSegment>& segments, std::size_t index) {
  const auto same_file = [&](std::size_t other) {
    return other < segments.size() && segments[other].file == segments[index].file;
  };
  // Before the first one the index wraps around to the greatest number, which is beyond the end as
  // well.
  std::size_t before = index - 1;
  while (same_file(before) && !has_text(segments[before].source)) --before;
  std::size_t after = index + 1;
  while (same_file(after) && !has_text(segments[after].source)) ++after;
  const auto text_at = [&](std::size_t other) {
    return same_file(other) ? segments[other].source.text : std::string();
  };
  return {.previous = text_at(before), .next = text_at(after)};
}

/// Neighbours are those of the whole file, translated or not.
JobFile read_bilingual(const std::string& path, const UnitFormat& format,
                       const BilingualOptions& options) {
  document::FileBytes file = document::read_file_bytes(path);
  JobFile job{.name = file.name, .hash = text::hash_bytes(file.bytes), .segments = {}};
  const auto bilingual = format.open(std::move(file.bytes), file.name, options);
  const std::vector<BilingualSegment>& all = bilingual->segments();
  for (const BilingualSegment& segment : all) job.sources.push_back(segment.source);
  for (const std::size_t number : open_segments(all)) {
    job.segments.push_back(job_segment(all, number));
  }
  return job;
}

}  // namespace

JobFile Article::job() const {
  JobFile job{.name = file.name, .hash = text::hash_bytes(file.bytes), .segments = {}};
  job.left_out = left_out_in_words(document);
  job.segments.reserve(segments.size());
  for (const segment::ArticleSegment& segment : segments) {
    JobSegment& added = job.segments.emplace_back();
    added.source = segment.content;
    added.number = job.sources.size();
    job.sources.push_back(segment.content);
    // Each segment fills in what follows the one before it.
    if (job.segments.size() == 1) continue;
    JobSegment& before = job.segments[job.segments.size() - 2];
    added.context.previous = before.source.text;
    before.context.next = added.source.text;
  }
  return job;
}

Article parse_article(document::FileBytes file, const Language& language,
                      const document::ReadOptions& options) {
  Article article;
  article.file = std::move(file);
  article.options = options;
  article.document = document::parse_document(article.file.bytes, article.file.name, options);
  article.segments = segment::segment_article(article.document, segment::Segmenter(language));
  return article;
}

Article read_article(const std::string& path, const Language& language,
                     const document::ReadOptions& options) {
  return parse_article(document::read_file_bytes(path), language, options);
}

std::vector<std::size_t> open_segments(const std::vector<BilingualSegment>& segments) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const TranslationState state = segments[i].state;
    const bool done = state != TranslationState::untranslated && state != TranslationState::draft;
    if (segments[i].translatable && !done) open.push_back(i);
  }
  return open;
}

std::string group_of(const MatchText& text, TagRule tags, const Identity& identity) {
  std::string group = exact_key_of(text, tags);
  for (const ContextKey& key : identity.keys) group.append({'\0'}).append(key.kind) += key.value;
  return group;
}

JobSegment job_segment(const std::vector<BilingualSegment>& segments, std::size_t index) {
  const BilingualSegment& segment = segments[index];
  JobSegment out{.source = segment.source,
                 .context = {},
                 .identity = identity_of(segment.id, segment.properties),
                 .whole_unit = segment.whole_unit,
                 .number = index};
  if (!segment.is_string) {
    out.context = neighbours(segments, index);
  } else if (out.identity.keys.empty()) {
    // A message without context is another one than those that have one.
    out.identity.keys.push_back({kMessageKey, {}});
  }
  return out;
}

JobFile read_job(const std::string& path, const Language& source, const Language& target,
                 const document::Include& include) {
  const UnitFormat* const format = known_format(path);
  if (format == nullptr || !format->is_filled()) {
    return read_article(path, source, {.format = nullptr, .encoding = {}, .include = include})
        .job();
  }
  return read_bilingual(
      path, *format,
      {.source_language = source, .target_language = target, .encoding = {}, .lenient = false});
}

}  // namespace calque::leverage
