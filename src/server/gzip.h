#pragma once

#include <string>
#include <string_view>

namespace calque::server {

/// The bytes as gzip (RFC 1952), fast rather than small. Throws Error.
std::string gzip(std::string_view bytes);

/// True where a request's Accept-Encoding takes gzip (RFC 9110, 12.5.3).
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace calque::server
