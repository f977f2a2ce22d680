#pragma once

#include <cstddef>
#include <string_view>

namespace calque::text {

/// The length in bytes of the URL (`https://…`, `www.…`, `mailto:…`) or e-mail address that begins
/// at `offset`, where no letter stands before it; 0 when there is none. Marks that end a sentence
/// or a bracket around it are not part of it.
std::size_t address_length(std::string_view text, std::size_t offset);

}  // namespace calque::text
