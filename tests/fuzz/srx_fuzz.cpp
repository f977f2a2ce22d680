// An SRX file and, after a NUL, a text: it is refused with a message, or segments the text; and
// what is written is read back.
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "calque/error.h"
#include "require.h"
#include "segment/regex_profile.h"
#include "segment/srx.h"
#include "segment/srx_segmenter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t nul = std::min(input.find('\0'), input.size());
  calque::segment::profile_regex(input.substr(0, nul));
  try {
    const auto srx = calque::segment::read_srx(input.substr(0, nul), "fuzz");
    calque::segment::SrxSegmenter segmenter(srx, calque::Language("en"));
    const std::string_view text = input.substr(std::min(nul + 1, size));
    for (const auto& span : segmenter.segment(text)) {
      require(span.end <= text.size(), "span in the text");
    }
    const auto again = calque::segment::read_srx(calque::segment::write_srx(srx), "again");
    require(again.maps.size() == srx.maps.size(), "round trip");
  } catch (const calque::Error&) {
  }
  return 0;
}
