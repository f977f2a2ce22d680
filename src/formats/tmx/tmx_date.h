#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace calque {

/// True for the one form that TMX allows, `YYYYMMDDThhmmssZ`, whatever the digits.
bool has_tmx_date_form(std::string_view text);

/// The date and time in the form of TMX, in UTC, from the forms met in files: that form itself, a
/// date alone (midnight), and ISO 8601 with `-` and `:`, a blank for the `T`, fractions of a second
/// (cut off) and an offset; without an offset it is taken for UTC. Nothing when it is not a date
/// that the calendar has.
std::optional<std::string> to_tmx_date(std::string_view written);

}  // namespace calque
