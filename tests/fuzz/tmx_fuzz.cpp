// Any bytes: the reader refuses them, or gives units of valid text that survive export and import.

#include <cstddef>
#include <cstdint>
#include <sstream>

#include "calque/error.h"
#include "formats/tmx/tmx_reader.h"
#include "formats/tmx/tmx_writer.h"
#include "require.h"
#include "text/utf8.h"

using namespace calque;

namespace {

std::vector<TranslationUnit> read(std::string content, bool lenient) {
  TmxReadOptions options;
  options.lenient = lenient;
  TmxReader reader(text::ByteSource::from_memory(std::move(content)), options);
  std::vector<TranslationUnit> units;
  TranslationUnit unit;
  while (reader.next(unit)) units.push_back(unit);
  return units;
}

void check_round_trip(const std::vector<TranslationUnit>& units) {
  std::ostringstream out;
  TmxWriter writer(out);
  for (const TranslationUnit& unit : units) writer.write(unit);
  writer.finish();
  require(!text::find_invalid_utf8(out.str()), "the export is UTF-8");
  const std::vector<TranslationUnit> again = read(out.str(), false);
  require(again.size() == units.size(), "export and import give the same number of units");
  for (std::size_t i = 0; i < units.size(); ++i) {
    require(again[i].same_content(units[i]), "export and import give equal units");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string content(reinterpret_cast<const char*>(data), size);
  for (const bool lenient : {false, true}) {
    std::vector<TranslationUnit> units;
    try {
      units = read(content, lenient);
    } catch (const InputError&) {
      continue;
    }
    check_round_trip(units);
  }
  return 0;
}
