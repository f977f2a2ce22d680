#include "formats/bilingual.h"

#include <utility>

#include "text/whole_file.h"

namespace calque {

std::unique_ptr<BilingualDocument> open_bilingual(const std::string& path, const UnitFormat& format,
                                                  const BilingualOptions& options) {
  text::ByteSource source = text::ByteSource::open(path);
  std::string bytes = text::read_whole(source, text::kLargestDocument);
  return format.open(std::move(bytes), source.name(), options);
}

}  // namespace calque
