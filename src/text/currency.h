#pragma once

#include <string_view>

namespace calque::text {

/// Whether `code` is that of a currency in use (ISO 4217, three capitals), as ICU's data knows
/// them.
bool is_currency(std::string_view code);

}  // namespace calque::text
