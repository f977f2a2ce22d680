// Any bytes: the reader refuses them, or gives rows; what is written is read again.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <sstream>

#include "calque/error.h"
#include "formats/table/delimited_reader.h"
#include "formats/table/delimited_writer.h"
#include "require.h"

using namespace calque;

namespace {

const std::vector<Language> kLanguages{Language("en"), Language("tr")};

std::vector<TranslationUnit> read(std::string content, char separator, bool lenient) {
  DelimitedReadOptions options;
  options.lenient = lenient;
  options.separator = separator;
  options.languages = kLanguages;
  DelimitedReader reader(text::ByteSource::from_memory(std::move(content)), options);
  std::vector<TranslationUnit> units;
  TranslationUnit unit;
  while (reader.next(unit)) units.push_back(unit);
  return units;
}

bool makes_one_row(const TranslationUnit& unit) {
  return std::ranges::all_of(kLanguages, [&unit](const Language& language) {
    return std::ranges::count_if(unit.variants, [&language](const Variant& variant) {
             return language.includes(variant.language);
           }) <= 1;
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string content(reinterpret_cast<const char*>(data), size);
  for (const char separator : {'\0', ',', '\t'}) {
    for (const bool lenient : {false, true}) {
      std::vector<TranslationUnit> units;
      try {
        units = read(content, separator, lenient);
      } catch (const InputError&) {
        continue;
      }
      std::ostringstream out;
      DelimitedWriter writer(out, {',', kLanguages, true});
      for (const TranslationUnit& unit : units) writer.write(unit);
      const std::uint64_t rows = writer.finish().rows;
      const std::vector<TranslationUnit> again = read(out.str(), ',', false);
      require(again.size() == rows, "the rows written are read again");
      // The first row may name a language twice: then a unit makes several rows.
      if (!std::ranges::all_of(units, makes_one_row)) continue;
      std::size_t i = 0;
      for (const TranslationUnit& unit : units) {
        const Variant* source = unit.find_variant(kLanguages[0]);
        const Variant* target = unit.find_variant(kLanguages[1]);
        if (source == nullptr || target == nullptr) continue;
        require(again[i++].variants[1].segment == target->segment, "texts are equal");
      }
    }
  }
  return 0;
}
