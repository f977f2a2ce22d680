#include "leverage/setting_lines.h"

#include <algorithm>
#include <string>

#include "calque/error.h"
#include "text/trim.h"

namespace calque::leverage {

Setting split_setting(std::string_view written) {
  const std::size_t equals = written.find('=');
  if (equals == std::string_view::npos)
    return {.name = text::trimmed(written), .value = std::nullopt};
  return {.name = text::trimmed(written.substr(0, equals)),
          .value = text::trimmed(written.substr(equals + 1))};
}

void for_each_setting(std::string_view text, std::string_view name,
                      const std::function<void(std::string_view)>& take) {
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string_view entry =
        text::trimmed(line.substr(0, std::min(line.find('#'), line.size())));
    if (entry.empty()) continue;
    try {
      take(entry);
    } catch (const UsageError& error) {
      throw InputError(std::string(name) + ":" + std::to_string(number) + ": " + error.what());
    }
  }
}

}  // namespace calque::leverage
