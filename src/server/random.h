#pragma once

#include <string>

namespace calque::server {

/// 32 hexadecimal digits that nobody can guess.
std::string random_name();

}  // namespace calque::server
