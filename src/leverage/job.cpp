#include "leverage/job.h"

#include <utility>

#include "calque/segmenter.h"
#include "formats/bilingual_units.h"
#include "leverage/plural_forms.h"
#include "match/tag_cost.h"
#include "text/hash.h"
#include "text/xml_text.h"

namespace calque::leverage {
namespace {

/// Neighbours are those of the whole file, translated or not.
JobFile read_bilingual(const std::string& path, const UnitFormat& format,
                       const BilingualOptions& options) {
  document::FileBytes file = document::read_file_bytes(path);
  JobFile job{.name = file.name, .hash = text::hash_bytes(file.bytes), .segments = {}};
  const auto bilingual = format.open(std::move(file.bytes), file.name, options);
  const std::vector<BilingualSegment>& all = bilingual->segments();
  for (const BilingualSegment& segment : all) job.sources.push_back(segment.source);
  job.segments = job_segments(all, open_segments(all));
  return job;
}

}  // namespace

std::vector<Property> properties_of(const document::StringEntry& entry) {
  // Strings without a name are told apart by nothing.
  if (entry.key.empty()) return {};
  return {{"x-key", text::replace_non_xml(entry.key), {}, {}}};
}

JobFile Article::job() const {
  const std::string& bytes = original.empty() ? file.bytes : original;
  JobFile job{.name = file.name, .hash = text::hash_bytes(bytes), .segments = {}};
  job.left_out = left_out_in_words(document);
  job.segments.reserve(segments.size());
  for (const segment::ArticleSegment& segment : segments) {
    JobSegment& added = job.segments.emplace_back();
    added.source = segment.content;
    added.number = job.sources.size();
    job.sources.push_back(segment.content);
    if (segment::is_of_strings(document)) {
      added.whole_unit = true;
      const auto& entry = document.paragraphs[segment.paragraph].entry;
      if (entry != nullptr) added.identity = identity_of({}, properties_of(*entry));
      continue;
    }
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
                     const document::ReadOptions& options, const Language& target) {
  return with_plural_forms(parse_article(document::read_file_bytes(path), language, options),
                           target);
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

std::vector<JobSegment> job_segments(const std::vector<BilingualSegment>& segments,
                                     std::span<const std::size_t> numbers) {
  SegmentContexts contexts = contexts_of(segments);
  std::vector<JobSegment> out;
  for (const std::size_t number : numbers) {
    const BilingualSegment& segment = segments[number];
    JobSegment& added = out.emplace_back();
    added.source = segment.source;
    added.context = std::move(contexts.sources[number]);
    added.identity = identity_of(segment.id, segment.properties);
    added.whole_unit = segment.whole_unit;
    added.number = number;
    // A message without context is another one than those that have one.
    const bool bare = segment.is_string && added.identity.keys.empty();
    if (bare) added.identity.keys.push_back({kMessageKey, {}});
  }
  return out;
}

JobFile read_job(const std::string& path, const Language& source, const Language& target,
                 const document::Include& include) {
  const UnitFormat* const format = known_format(path);
  if (format == nullptr || !format->is_filled()) {
    return read_article(path, source, {.format = nullptr, .encoding = {}, .include = include},
                        target)
        .job();
  }
  return read_bilingual(
      path, *format,
      {.source_language = source, .target_language = target, .encoding = {}, .lenient = false});
}

}  // namespace calque::leverage
