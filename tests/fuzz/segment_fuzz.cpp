// Any bytes, as a paragraph in one of several languages: segments in order, white space between.
#include <array>
#include <cstdint>
#include <string_view>

#include "calque/segmenter.h"
#include "require.h"
#include "segment/characters.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using calque::Language;
  using calque::segment::Segmenter;
  static const std::array<Segmenter, 6> kSegmenters{
      Segmenter(Language("en")), Segmenter(Language("de")), Segmenter(Language("el")),
      Segmenter(Language("hy")), Segmenter(Language("ja")), Segmenter(Language("und"))};
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Segmenter& segmenter = kSegmenters.at(data[0] % kSegmenters.size());
  std::size_t end = 0;
  for (const auto& span : segmenter.segment(text)) {
    require(span.begin >= end && span.end > span.begin && span.end <= text.size(),
            "spans in order");
    for (; end < span.begin; end += calque::text::decode_at(text, end).length) {
      require(calque::segment::is_space(calque::text::decode_at(text, end).code_point),
              "white space between spans");
    }
    end = span.end;
  }
  segmenter.explain(text);
  return 0;
}
