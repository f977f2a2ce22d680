#pragma once

#include <memory>
#include <string>
#include <vector>

#include "formats/bilingual.h"
#include "formats/bilingual_units.h"
#include "model/segment_markup.h"

/// Short ways to read and fill bilingual files in tests.
namespace bilingual_fixture {

using Document = std::unique_ptr<calque::BilingualDocument>;

/// XLIFF. Throws InputError when the file is refused.
inline Document parse(std::string content, const calque::BilingualOptions& options = {}) {
  return calque::unit_format("xliff").open(std::move(content), "test.xlf", options);
}

inline Document parse_po(std::string content, const calque::BilingualOptions& options = {}) {
  return calque::unit_format("po").open(std::move(content), "test.po", options);
}

/// XLIFF 1.2 from English to Turkish; `units` stand in its body.
inline std::string xliff1(const std::string& units) {
  return "<?xml version=\"1.0\"?>\n"
         "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
         "<file original=\"a.html\" source-language=\"en\" target-language=\"tr\" "
         "datatype=\"html\"><body>\n" +
         units + "\n</body></file></xliff>\n";
}

/// XLIFF 2.1 from English to Turkish; `units` stand in its file.
inline std::string xliff2(const std::string& units) {
  return "<?xml version=\"1.0\"?>\n"
         "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
         "srcLang=\"en\" trgLang=\"tr\">\n<file id=\"f1\">\n" +
         units + "\n</file></xliff>\n";
}

inline std::string source_of(const Document& document, std::size_t index = 0) {
  return calque::to_markup(document->segments().at(index).source);
}

/// "(none)" where there is no translation.
inline std::string target_of(const Document& document, std::size_t index = 0) {
  const auto& target = document->segments().at(index).target;
  return target ? calque::to_markup(*target) : "(none)";
}

inline calque::Filling filling(std::string text, int rate = 100) {
  return {.target = {std::move(text), {}}, .rate = calque::MatchRate(rate)};
}

inline std::string property_of(const calque::BilingualSegment& segment, std::string_view type) {
  for (const calque::Property& property : segment.properties) {
    if (property.type == type) return property.value;
  }
  return {};
}

inline std::vector<calque::TranslationUnit> units_of(Document document, bool drafts = false) {
  calque::BilingualSource source(std::move(document), "test", drafts);
  std::vector<calque::TranslationUnit> units;
  calque::TranslationUnit unit;
  while (source.next(unit)) units.push_back(unit);
  return units;
}

}  // namespace bilingual_fixture
