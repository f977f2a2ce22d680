// Any bytes as a segment of a Trados memory: text with tags inside it, or a message.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "calque/error.h"
#include "formats/trados/sdltm_segment.h"
#include "require.h"
#include "text/utf8.h"
#include "text/xml_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const calque::Segment segment = calque::segment_of_sdltm(bytes, "fuzz");
    require(!calque::text::find_non_xml(segment.text), "a text can be written as XML");
    for (const calque::InlineTag& tag : segment.tags) {
      require(tag.offset <= segment.text.size(), "a tag stands in its text");
    }
  } catch (const calque::InputError&) {
  }
  return 0;
}
