#include "text/format_choice.h"

#include "text/ascii.h"

namespace calque::text {

std::string format_ending(const std::filesystem::path& path) {
  const std::filesystem::path name = path.filename();
  std::string ending = lower_ascii(name.extension().string());
  if (ending == ".gz") ending = lower_ascii(name.stem().extension().string());
  return ending;
}

bool has_ending(std::string_view endings, std::string_view ending) {
  while (!endings.empty()) {
    const std::string_view one = endings.substr(0, endings.find(' '));
    endings.remove_prefix(one.size() < endings.size() ? one.size() + 1 : one.size());
    if (one.starts_with(".*") ? ending.ends_with(one.substr(2)) : ending == one) return true;
  }
  return false;
}

}  // namespace calque::text
