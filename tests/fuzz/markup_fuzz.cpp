// Any text: it is refused as markup, or gives a segment that markup gives back exactly, before and
// after its tags are brought into order.

#include <cstddef>
#include <cstdint>

#include "calque/error.h"
#include "model/segment_markup.h"
#include "model/segment_tags.h"
#include "require.h"

using namespace calque;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Segment segment;
  try {
    segment = from_markup({reinterpret_cast<const char*>(data), size});
  } catch (const InputError&) {
    return 0;
  }
  const std::string text = segment.text;
  normalise_tags(segment);
  require(segment.text == text, "the text stays");
  const Segment once = segment;
  require(normalise_tags(segment) == TagRepairs{} && segment == once, "twice is as once");
  require(from_markup(to_markup(segment)) == segment, "markup gives the segment back");
  return 0;
}
