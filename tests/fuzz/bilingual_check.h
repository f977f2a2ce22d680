#pragma once

#include <memory>
#include <string>
#include <vector>

#include "calque/error.h"
#include "formats/bilingual.h"
#include "require.h"
#include "text/utf8.h"

/// Any bytes: the reader refuses them, or gives segments of valid text; what was not filled is
/// written as it was; what is filled reads back with the same sources and the fillings.
inline void check_bilingual(const std::string& bytes, const calque::UnitFormat& format) {
  calque::BilingualOptions options;
  options.source_language = calque::Language("en");
  options.target_language = calque::Language("tr");
  for (const bool lenient : {false, true}) {
    options.lenient = lenient;
    std::unique_ptr<calque::BilingualDocument> document;
    try {
      document = format.open(bytes, "fuzz", options);
    } catch (const calque::InputError&) {
      continue;
    }
    require(document->write() == bytes, "nothing is filled and nothing differs");
    const auto& segments = document->segments();
    std::vector<calque::Segment> fillings;
    std::vector<bool> whole;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      require(!calque::text::find_invalid_utf8(segments[i].source.text), "a source is UTF-8");
      calque::Segment target = segments[i].source;
      target.text += 'x';
      if (segments[i].source.text.ends_with('\n')) target.text += '\n';
      const calque::MatchRate rate(i % 2 == 0 ? 100 : 80);
      whole.push_back(document->fill(i, {.target = target, .rate = rate}) == 0);
      fillings.push_back(std::move(target));
    }
    std::string filled;
    try {
      filled = document->write();
    } catch (const calque::InputError&) {
      continue;  // the encoding, or a repaired file
    }
    const auto again = format.open(filled, "fuzz", options);
    require(again->segments().size() == segments.size(), "filling keeps the segments");
    for (std::size_t i = 0; i < segments.size(); ++i) {
      require(again->segments()[i].source == segments[i].source, "filling keeps the sources");
      const auto& target = again->segments()[i].target;
      require(target && target->text == fillings[i].text, "a filling is read again");
      require(!whole[i] || *target == fillings[i], "a filling is read again with its tags");
    }
  }
}
