#include "exchange/file_format.h"

#include <algorithm>
#include <string>

namespace calque {

FileFormat format_of(const std::filesystem::path& path) {
  std::filesystem::path name = path.filename();
  std::string ending = name.extension().string();
  if (ending == ".gz") ending = name.stem().extension().string();
  std::ranges::transform(ending, ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  if (ending == ".csv") return FileFormat::csv;
  if (ending == ".tsv" || ending == ".tab" || ending == ".txt") return FileFormat::tsv;
  return FileFormat::tmx;
}

}  // namespace calque
