#include "leverage/tmx_output.h"

#include <unordered_set>

#include "formats/tmx/tmx_writer.h"
#include "model/segment_markup.h"

namespace calque::leverage {
namespace {

Variant variant_of(const Language& language, const Segment& segment, const Context& context) {
  Variant variant;
  variant.language = language;
  variant.segment = segment;
  variant.context = context;
  return variant;
}

TranslationUnit unit_of(const Pretranslated& segment, const TmxOutputOptions& options) {
  TranslationUnit unit;
  unit.source_language = options.source;
  unit.segment_type = "sentence";
  unit.metadata.creation_date = options.date;
  unit.properties.push_back(
      {"x-match-rate", std::to_string(segment.best()->rate.percent()), "", ""});
  if (!options.origin.empty()) unit.properties.push_back({"x-document", options.origin, "", ""});
  unit.variants.push_back(
      variant_of(options.source, segment.segment.source, segment.segment.context));
  unit.variants.push_back(variant_of(options.target, segment.best()->target, {}));
  return unit;
}

}  // namespace

std::size_t write_tmx(std::ostream& out, const std::vector<Pretranslated>& segments,
                      const TmxOutputOptions& options) {
  TmxWriteOptions write_options;
  write_options.source = options.source;
  write_options.creation_date = options.date;
  TmxWriter writer(out, write_options);
  std::unordered_set<std::string> written;
  for (const Pretranslated& segment : segments) {
    if (segment.best() == nullptr) continue;
    // NUL stands in no text: it cannot be confused with where one ends.
    const Context& context = segment.segment.context;
    std::string pair;
    for (const std::string& part :
         {to_markup(segment.segment.source), to_markup(segment.best()->target), context.previous,
          context.next}) {
      pair.append(part).append(1, '\0');
    }
    if (written.insert(pair).second) writer.write(unit_of(segment, options));
  }
  writer.finish();
  return written.size();
}

}  // namespace calque::leverage
