#include "formats/bilingual_units.h"

#include <utility>

#include "calque/error.h"
#include "text/trim.h"

namespace calque {
namespace {

bool has_text(const Segment& segment) {
  return !text::is_blank(segment.text);
}

std::string target_text(const BilingualSegment& segment) {
  return segment.target ? segment.target->text : std::string();
}

ReadPlace place_of(const BilingualSegment& segment) {
  return {segment.line, segment.unit + 1, segment.id};
}

}  // namespace

SegmentContexts contexts_of(const std::vector<BilingualSegment>& segments) {
  SegmentContexts contexts{std::vector<Context>(segments.size()),
                           std::vector<Context>(segments.size())};
  const BilingualSegment* before = nullptr;
  std::size_t index_before = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const BilingualSegment& segment = segments[i];
    if (segment.is_string || !has_text(segment.source)) continue;
    if (before != nullptr && before->file == segment.file) {
      contexts.sources[i].previous = before->source.text;
      contexts.targets[i].previous = target_text(*before);
      contexts.sources[index_before].next = segment.source.text;
      contexts.targets[index_before].next = target_text(segment);
    }
    before = &segment;
    index_before = i;
  }
  return contexts;
}

BilingualSource::BilingualSource(std::unique_ptr<BilingualDocument> document, std::string name,
                                 bool drafts)
    : document_(std::move(document)),
      name_(std::move(name)),
      drafts_(drafts),
      contexts_(contexts_of(document_->segments())),
      log_(document_->log()) {}

bool BilingualSource::next(TranslationUnit& unit) {
  const std::vector<BilingualSegment>& segments = document_->segments();
  while (at_ < segments.size()) {
    const std::size_t index = at_++;
    if (!wanted(segments[index])) continue;
    unit = unit_of(index);
    return true;
  }
  return false;
}

std::uint64_t BilingualSource::line() const {
  return at_ == 0 ? 0 : document_->segments()[at_ - 1].line;
}

bool BilingualSource::wanted(const BilingualSegment& segment) {
  const ReadPlace place = place_of(segment);
  if (!has_text(segment.source)) return false;
  if (!segment.target || !has_text(*segment.target)) {
    log_.remark(place, kNoTranslation);
    return false;
  }
  if (segment.state == TranslationState::draft && !drafts_) {
    log_.remark(place, "a draft is left out; --drafts takes it");
    return false;
  }
  for (const auto& [language, role] :
       {std::pair{&segment.source_language, "source"}, {&segment.target_language, "target"}}) {
    if (!language->undetermined()) continue;
    throw InputError(describe(name_, place,
                              std::string("the file does not name its ") + role +
                                  " language; give both with --languages, such as en,tr"));
  }
  return true;
}

TranslationUnit BilingualSource::unit_of(std::size_t index) const {
  const BilingualSegment& segment = document_->segments()[index];
  TranslationUnit unit;
  unit.tuid = segment.id;
  unit.source_language = segment.source_language;
  unit.segment_type = segment.whole_unit ? "paragraph" : "sentence";
  unit.origin = name_;
  unit.metadata.datatype = segment.datatype;
  unit.notes = segment.notes;
  unit.properties = segment.properties;
  unit.variants.resize(2);
  unit.variants[0].language = segment.source_language;
  unit.variants[0].segment = segment.source;
  unit.variants[0].context = contexts_.sources[index];
  unit.variants[1].language = segment.target_language;
  unit.variants[1].segment = *segment.target;
  unit.variants[1].context = contexts_.targets[index];
  return unit;
}

ReadSummary BilingualSource::summary() const {
  return {.issues = log_.issues(), .skipped = log_.skipped(), .repaired = log_.repaired()};
}

}  // namespace calque
