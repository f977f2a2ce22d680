#include "leverage/setting_lines.h"

#include <algorithm>
#include <string>

#include "calque/error.h"

namespace calque::leverage {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin);
}

}  // namespace

Setting split_setting(std::string_view written) {
  const std::size_t equals = written.find('=');
  if (equals == std::string_view::npos) return {.name = trimmed(written), .value = std::nullopt};
  return {.name = trimmed(written.substr(0, equals)), .value = trimmed(written.substr(equals + 1))};
}

void for_each_setting(std::string_view text, std::string_view name,
                      const std::function<void(std::string_view)>& take) {
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::string_view entry = trimmed(line.substr(0, std::min(line.find('#'), line.size())));
    if (entry.empty()) continue;
    try {
      take(entry);
    } catch (const UsageError& error) {
      throw InputError(std::string(name) + ":" + std::to_string(number) + ": " + error.what());
    }
  }
}

}  // namespace calque::leverage
