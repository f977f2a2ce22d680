#include "calque/format.h"

#include <filesystem>

#include "calque/error.h"
#include "formats/bilingual_units.h"
#include "text/byte_source.h"
#include "text/utf8.h"

namespace calque {
namespace {

std::unique_ptr<UnitSource> open_bilingual_units(const std::string& path, const UnitFormat& format,
                                                 const UnitSourceOptions& options) {
  BilingualOptions bilingual;
  bilingual.encoding = options.encoding;
  bilingual.lenient = options.lenient;
  if (!options.languages.empty()) bilingual.source_language = options.languages[0];
  if (options.languages.size() > 1) bilingual.target_language = options.languages[1];
  return std::make_unique<BilingualSource>(open_bilingual(path, format, bilingual),
                                           source_name(path), options.drafts);
}

}  // namespace

std::string source_name(const std::string& path) {
  if (path == "-" || path == text::kStandardInput) return "standard input";
  return text::replace_invalid_utf8(std::filesystem::path(path).filename().string());
}

std::unique_ptr<UnitSource> open_units(const std::string& path, const UnitFormat& format,
                                       const UnitSourceOptions& options) {
  if (format.read != nullptr) return format.read(text::ByteSource::open(path), options);
  if (format.open != nullptr) return open_bilingual_units(path, format, options);
  throw UsageError(path + ": " + std::string(format.name) + " is not read as units");
}

}  // namespace calque
