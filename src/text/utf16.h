#pragma once

#include <string>
#include <string_view>

namespace calque::text {

/// The bytes of valid UTF-8 text in UTF-16LE, without a byte order mark.
std::string to_utf16le(std::string_view text);

}  // namespace calque::text
