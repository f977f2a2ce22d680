#pragma once

#include <functional>
#include <optional>
#include <string_view>

/// Settings as people write them: `NAME = VALUE`, in files one a line.
namespace calque::leverage {

/// Both without blanks around them. Views into the text.
struct Setting {
  std::string_view name;
  std::optional<std::string_view> value;  ///< Nothing where there is no "=".
};

Setting split_setting(std::string_view written);

/// Calls `take` with each line that has something before `#`, without blanks around it.
/// @param name of the file. @throws InputError with name and line where `take` throws UsageError.
void for_each_setting(std::string_view text, std::string_view name,
                      const std::function<void(std::string_view)>& take);

}  // namespace calque::leverage
