#include "cli/translate/align_strings.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "document/document.h"
#include "formats/pairs/string_pairs.h"
#include "leverage/job.h"

namespace calque::cli {

align::Alignment AlignedStrings::alignment() const {
  align::Alignment all;
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    all.beads.push_back({.source = {i, i + 1}, .target = {i, i + 1}, .confidence = 1});
  }
  return all;
}

void AlignedStrings::complete(std::vector<TranslationUnit>& units) const {
  for (std::size_t i = 0; i < std::min(units.size(), keys.size()); ++i) {
    std::ranges::copy(leverage::properties_of({.key = keys[i], .note = {}}),
                      std::back_inserter(units[i].properties));
    units[i].segment_type = "paragraph";
    for (Variant& variant : units[i].variants) variant.context = {};
  }
}

std::optional<AlignedStrings> align_strings(const std::string& source, const std::string& target) {
  if (!are_string_files(source, target)) return std::nullopt;
  const document::Document from = document::read_document(source);
  const document::Document to = document::read_document(target);
  AlignedStrings strings;
  const std::vector<StringPair> pairs = pairs_by_key(from, to);
  for (const StringPair pair : pairs) {
    const document::Paragraph& text = to.paragraphs[pair.target];
    strings.keys.push_back(text.entry->key);
    strings.source.paragraphs.push_back(strings.keys.size() - 1);
    strings.target.paragraphs.push_back(strings.keys.size() - 1);
    strings.source.segments.push_back(from.paragraphs[pair.source].content);
    strings.target.segments.push_back(text.content);
  }
  strings.without_pair = from.paragraphs.size() - std::min(from.paragraphs.size(), pairs.size()) +
                         to.paragraphs.size() - pairs.size();
  return strings;
}

}  // namespace calque::cli
