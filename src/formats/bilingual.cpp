#include "formats/bilingual.h"

#include <utility>

#include "formats/file_text.h"
#include "formats/po/po_document.h"
#include "formats/xliff/xliff_document.h"
#include "text/whole_file.h"

namespace calque {

std::unique_ptr<BilingualDocument> open_bilingual(const std::string& path,
                                                  const BilingualOptions& options) {
  text::ByteSource source = text::ByteSource::open(path);
  std::string bytes = text::read_whole(source, text::kLargestDocument);
  return parse_bilingual(std::move(bytes), source.name(), options);
}

std::unique_ptr<BilingualDocument> parse_bilingual(std::string bytes, const std::string& name,
                                                   const BilingualOptions& options) {
  if (options.format == FileFormat::po) {
    return std::make_unique<PoDocument>(std::move(bytes), name, options);
  }
  return std::make_unique<XliffDocument>(std::move(bytes), name, options);
}

}  // namespace calque
