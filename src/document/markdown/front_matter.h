#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace calque::document {

/// The bytes of YAML between lines of `---`, or TOML between lines of `+++`, at the start of a
/// text, with these lines; 0 for none.
std::size_t front_matter_size(std::string_view text);

/// What stands there as title and description. All else in it is for programs.
std::vector<Paragraph> read_front_matter(std::string_view text, std::size_t size);

}  // namespace calque::document
