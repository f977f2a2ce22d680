#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace calque::server {

/// The bytes of base 64 (RFC 4648, section 4) with its padding; nothing for what is none.
std::optional<std::string> decode_base64(std::string_view written);

}  // namespace calque::server
