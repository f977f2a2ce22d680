#include "leverage/xliff_output.h"

#include <algorithm>
#include <filesystem>

#include "calque/version.h"
#include "document/format.h"
#include "leverage/draft.h"
#include "text/xml_text.h"

namespace calque::leverage {
namespace {

XliffProposal proposal_of(const FoundMatch& match) {
  return {.source = match.stored_source,
          .target = match.target,
          .rate = match.rate,
          .machine = match.machine,
          .origin = match.origin};
}

XliffSegment segment_of(const Pretranslated& segment) {
  XliffSegment out;
  out.source = segment.segment.source;
  for (const FoundMatch& match : segment.matches) out.proposals.push_back(proposal_of(match));
  const FoundMatch* best = segment.best();
  if (best == nullptr) return out;
  out.target = best->target;
  out.state = filling_of(*best).draft() ? TranslationState::draft : TranslationState::translated;
  out.rate = best->rate;
  out.machine = best->machine;
  return out;
}

void add_terms(const std::vector<FoundTerm>& terms, XliffParagraph& paragraph) {
  for (const FoundTerm& term : terms) {
    // Several segments of a paragraph may have the same term; XLIFF lists it once a unit.
    if (std::ranges::find(paragraph.terms, term.term, &XliffTerm::term) != paragraph.terms.end()) {
      continue;
    }
    paragraph.terms.push_back({term.term, term.translations, term.definition});
  }
}

/// The text of the paragraph from the end of a segment to the next one, or to its own end.
std::string space_after(const Article& article, std::size_t number) {
  const segment::ArticleSegment& segment = article.segments[number];
  const std::string& text = article.document.paragraphs[segment.paragraph].content.text;
  const bool followed = number + 1 < article.segments.size() &&
                        article.segments[number + 1].paragraph == segment.paragraph;
  const std::size_t end = followed ? article.segments[number + 1].span.begin : text.size();
  return text.substr(segment.span.end, end - segment.span.end);
}

}  // namespace

/// A paragraph is a unit, so that segments can be joined and split in it.
void write_xliff(std::ostream& out, const Article& article,
                 const std::vector<Pretranslated>& segments, const XliffOutputOptions& options) {
  const auto writer = make_xliff_writer(
      out, {.version = options.version,
            .source_language = options.source,
            .target_language = options.target,
            .original = std::filesystem::path(article.file.name).filename().string(),
            .datatype = std::string(article.document.format->datatype),
            .skeleton = {},
            .tool_version = kVersion,
            .date = options.date});
  for (std::size_t i = 0; i < segments.size();) {
    const std::size_t number = article.segments[i].paragraph;
    XliffParagraph paragraph;
    const document::Paragraph& original = article.document.paragraphs[number];
    paragraph.kind = document::kind_name(original.kind);
    if (original.entry != nullptr) {
      paragraph.name = text::replace_non_xml(original.entry->key);
      if (!original.entry->note.empty()) {
        paragraph.notes.push_back({text::replace_non_xml(original.entry->note), {}, {}});
      }
    }
    for (; i < segments.size() && article.segments[i].paragraph == number; ++i) {
      XliffSegment& segment = paragraph.segments.emplace_back(segment_of(segments[i]));
      segment.space_after = space_after(article, i);
      add_terms(segments[i].terms, paragraph);
    }
    writer->write(paragraph);
  }
  writer->finish();
}

}  // namespace calque::leverage
