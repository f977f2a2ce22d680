#include "calque/align.h"

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

/// The steps are described in docs/alignment.md.
Alignment align(std::span<const AlignSegment> source, std::span<const AlignSegment> target,
                const AlignOptions& options) {
  const std::vector<std::string_view> source_texts = texts_of(source);
  const std::vector<std::string_view> target_texts = texts_of(target);
  const TokenisedPair texts = tokenise_pair(source_texts, target_texts);
  const Lexicon none;
  const Lexicon& lexicon = options.lexicon != nullptr ? *options.lexicon : none;
  Alignment out;
  const Rounds rounds({texts.source, texts.target}, lexicon,
                      {paragraphs_of(source), paragraphs_of(target)},
                      {endings_of(source_texts), endings_of(target_texts)});
  out.beads = Search(rounds, options.confirmed, options.rounds).run();
  out.weak = calibrate(out.beads);
  return out;
}

}  // namespace calque::align
