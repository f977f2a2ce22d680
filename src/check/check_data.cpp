#include "check/check_data.h"

#include <algorithm>

namespace calque::check {

std::string_view data_file(std::string_view name) {
  const auto files = data_files();
  return std::ranges::find(files, name, &text::EmbeddedFile::name)->text;
}

}  // namespace calque::check
