#include "align/aligner.h"

#include <string_view>

#include "align/confidence.h"
#include "align/search.h"

namespace calque::align {
namespace {

std::vector<std::string_view> texts_of(std::span<const AlignSegment> segments) {
  std::vector<std::string_view> out;
  for (const AlignSegment& segment : segments) out.push_back(segment.text);
  return out;
}

std::vector<std::size_t> paragraphs_of(std::span<const AlignSegment> segments) {
  std::vector<std::size_t> out;
  for (const AlignSegment& segment : segments) out.push_back(segment.paragraph);
  return out;
}

}  // namespace

Alignment align(std::span<const AlignSegment> source, std::span<const AlignSegment> target,
                const AlignOptions& options) {
  const TokenisedText source_text(texts_of(source));
  const TokenisedText target_text(texts_of(target));
  const Lexicon none;
  const Lexicon& lexicon = options.lexicon != nullptr ? *options.lexicon : none;
  Alignment out;
  const Rounds rounds({source_text, target_text}, lexicon,
                      {paragraphs_of(source), paragraphs_of(target)});
  out.beads = Search(rounds, options.confirmed, options.rounds).run();
  out.weak = calibrate(out.beads);
  return out;
}

}  // namespace calque::align
