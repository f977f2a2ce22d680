#pragma once

#include <string>
#include <vector>

#include "formats/xliff/xliff_writer.h"
#include "model/segment_markup.h"
#include "model/segment_tags.h"
#include "random_segment.h"

/// Paragraphs with all that XLIFF is written from.
namespace sample_paragraphs {

inline calque::Segment random_segment(RandomSegments& random) {
  calque::Segment segment = random.next();
  calque::normalise_tags(segment);
  return segment;
}

inline calque::XliffSegment simple_segment(const std::string& source, const std::string& target) {
  calque::XliffSegment segment;
  segment.source = calque::from_markup(source);
  if (target.empty()) return segment;
  segment.target = calque::from_markup(target);
  segment.state = calque::TranslationState::translated;
  segment.rate = calque::MatchRate(100);
  return segment;
}

inline calque::XliffParagraph heading() {
  calque::XliffParagraph paragraph;
  paragraph.kind = "heading";
  paragraph.name = "chapter \"1\"";
  paragraph.segments.push_back(simple_segment(
      "The <bpt i=\"1\" type=\"bold\">&lt;b&gt;</bpt>old<ept i=\"1\">&lt;/b&gt;</ept> "
      "house<ph type=\"lb\">&lt;br/&gt;</ph>",
      "<bpt i=\"4\" type=\"bold\">&lt;b&gt;</bpt>Eski<ept i=\"4\">&lt;/b&gt;</ept> "
      "ev<ph>&lt;br/&gt;</ph>"));
  paragraph.notes.push_back({"Keep it short & clear.", "en", {}});
  paragraph.terms.push_back({"house", {"ev", "hane"}, "A building to live in."});
  return paragraph;
}

inline calque::XliffParagraph text() {
  calque::XliffParagraph paragraph;
  paragraph.kind = "text";
  paragraph.segments.push_back(simple_segment("One.", "Bir."));
  paragraph.segments.back().space_after = "  ";
  paragraph.segments.push_back(
      simple_segment("Two <it pos=\"begin\">&lt;i&gt;</it>three <hi type=\"x\">four</hi>.", ""));
  paragraph.segments.back().proposals.push_back(
      {.source = calque::from_markup("Two <it pos=\"begin\">&lt;i&gt;</it>three four."),
       .target = calque::from_markup("İki <it pos=\"begin\">&lt;i&gt;</it>üç dört<ph>x</ph>."),
       .rate = calque::MatchRate(102),
       .origin = "news <&> \"more\""});
  paragraph.segments.back().proposals.push_back({.source = {"Two.", {}},
                                                 .target = {"İki.", {}},
                                                 .rate = calque::MatchRate(75),
                                                 .machine = true,
                                                 .origin = {}});
  return paragraph;
}

inline calque::XliffParagraph random_paragraph(RandomSegments& random) {
  calque::XliffParagraph paragraph;
  paragraph.translatable = random.below(5) > 0;
  for (std::size_t n = 1 + random.below(3); n > 0; --n) {
    calque::XliffSegment segment;
    segment.source = random_segment(random);
    if (random.below(2) == 0) segment.target = random_segment(random);
    if (random.below(3) == 0) segment.target = segment.source;
    segment.state = static_cast<calque::TranslationState>(1 + random.below(3));
    if (random.below(3) == 0) {
      segment.proposals.push_back({.source = random_segment(random),
                                   .target = random_segment(random),
                                   .rate = calque::MatchRate(80),
                                   .machine = false,
                                   .origin = random.text()});
    }
    segment.space_after = random.below(2) == 0 ? " " : "";
    paragraph.segments.push_back(std::move(segment));
  }
  if (random.below(4) == 0) paragraph.notes.push_back({random.text(), {}, {}});
  return paragraph;
}

inline calque::XliffWriteOptions options(calque::XliffVersion version) {
  return {.version = version,
          .source_language = calque::Language("en"),
          .target_language = calque::Language("tr-TR"),
          .original = "a \"b\".html",
          .datatype = "html",
          .skeleton = "my folder/100%.html",
          .tool_version = "1.0",
          .date = "2026-11-24T12:00:00Z"};
}

}  // namespace sample_paragraphs
