// Any bytes: the reader refuses them, or gives units of two texts whose tags stand in them.

#include <cstddef>
#include <cstdint>
#include <string>

#include "calque/error.h"
#include "calque/format.h"
#include "formats/wordfast/wordfast_format.h"
#include "require.h"
#include "text/utf8.h"

using namespace calque;

namespace {

void check(const TranslationUnit& unit) {
  require(unit.variants.size() == 2, "two texts");
  for (const Variant& variant : unit.variants) {
    require(!text::find_invalid_utf8(variant.segment.text), "valid text");
    std::size_t last = 0;
    for (const InlineTag& tag : variant.segment.tags) {
      require(last <= tag.offset && tag.offset <= variant.segment.text.size(), "tags in order");
      last = tag.offset;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string content(reinterpret_cast<const char*>(data), size);
  for (const bool lenient : {false, true}) {
    try {
      const auto source =
          read_wordfast(text::ByteSource::from_memory(content, "fuzz"), {.lenient = lenient});
      for (TranslationUnit unit; source->next(unit);) check(unit);
    } catch (const InputError&) {
      continue;
    }
  }
  return 0;
}
