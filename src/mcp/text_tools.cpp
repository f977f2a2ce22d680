#include <algorithm>
#include <utility>
#include <vector>

#include "calque/align.h"
#include "calque/check.h"
#include "calque/glossary.h"
#include "calque/segmenter.h"
#include "check/terms.h"
#include "lexicon/known_words.h"
#include "mcp/arguments.h"
#include "mcp/tool.h"
#include "mcp/workspace.h"

namespace calque::mcp {
namespace {

using Json = nlohmann::ordered_json;

/// The sentences of a text whose lines are paragraphs.
align::Side side_of(std::string_view text, const Language& language) {
  const segment::Segmenter segmenter(language);
  align::Side side;
  std::size_t paragraph = 0;
  for (std::size_t begin = 0; begin <= text.size(); ++paragraph) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    for (const segment::SegmentSpan& span : segmenter.segment(line)) {
      side.segments.push_back(
          {.text = std::string(line.substr(span.begin, span.end - span.begin)), .tags = {}});
      side.paragraphs.push_back(paragraph);
    }
    begin = end + 1;
  }
  return side;
}

/// The parts of a text that ranges name, as they are: models do not count bytes.
Json parts_of(std::string_view text, const std::vector<text::ByteRange>& ranges) {
  Json parts = Json::array();
  for (const text::ByteRange& range : ranges) {
    parts.push_back(text.substr(range.begin, range.end - range.begin));
  }
  return parts;
}

Json finding_json(const check::Finding& finding) {
  Json item{{"check", finding.check},
            {"severity", check::name_of(finding.severity)},
            {"message", finding.message}};
  if (!finding.source_ranges.empty()) {
    item["in_source"] = parts_of(finding.source, finding.source_ranges);
  }
  if (!finding.ranges.empty()) item["in_target"] = parts_of(finding.target, finding.ranges);
  return item;
}

}  // namespace

Answer run_check(Workspace& workspace, const Arguments& arguments) {
  TranslationUnit unit;
  unit.variants.resize(2);
  unit.variants[0].language = arguments.source();
  unit.variants[0].segment.text = arguments.text("source_text");
  unit.variants[1].language = arguments.target();
  unit.variants[1].segment.text = arguments.text("target_text");
  unit.source_language = unit.variants[0].language;
  const auto sessions = workspace.memories().sessions();
  glossary::Glossary glossary(Workspace::first(sessions));
  check::TermCheck terms(glossary);
  check::CheckerOptions options;
  options.terms = &terms;
  const auto limit = static_cast<std::size_t>(arguments.number("limit"));
  Answer answer;
  check::Checker checker(options, [&](const check::Finding& finding) {
    if (answer.items.size() < limit) {
      answer.items.push_back(finding_json(finding));
    } else {
      ++answer.left_out;
    }
  });
  checker.check(unit, {.unit = 1});
  checker.finish();
  return answer;
}

Answer run_segment(Workspace& /*workspace*/, const Arguments& arguments) {
  const align::Side side = side_of(arguments.text("text"), *arguments.given_language("language"));
  Answer answer;
  for (std::size_t i = 0; i < side.segments.size(); ++i) {
    Json item{{"paragraph", side.paragraphs[i] + 1}};
    put_text(item, "text", side.segments[i].text);
    answer.items.push_back(std::move(item));
  }
  return answer;
}

Answer run_align(Workspace& workspace, const Arguments& arguments) {
  const Language source_language = arguments.source();
  const Language target_language = arguments.target();
  const align::Side source = side_of(arguments.text("source_text"), source_language);
  const align::Side target = side_of(arguments.text("target_text"), target_language);
  const auto sessions = workspace.memories().sessions();
  const align::Lexicon lexicon =
      known_words(Workspace::first(sessions), source_language, target_language, {});
  const align::Alignment alignment =
      align::align(source.align_segments(), target.align_segments(), {.lexicon = &lexicon});
  Answer answer;
  if (alignment.weak) answer.note = "Nothing here is safe without review.";
  const auto source_texts = source.texts();
  const auto target_texts = target.texts();
  for (const align::Bead& bead : alignment.beads) {
    // Rounded down, as everywhere: 98.9 is not yet 99.
    constexpr double kWhole = 100;
    Json item{{"confidence", static_cast<int>(bead.confidence * kWhole)}};
    put_text(item, "source", align::joined(source_texts, bead.source));
    put_text(item, "target", align::joined(target_texts, bead.target));
    answer.items.push_back(std::move(item));
  }
  return answer;
}

}  // namespace calque::mcp
