#pragma once

#include <string_view>

#include "calque/segment.h"

namespace calque {

/// The segment that a field of a Wordfast memory holds: `&'XX;` is a character by its number in
/// Windows-1252 (`&'B;` a soft break), `&tA;` a placeholder. Anything else stays as it is.
Segment segment_of_wordfast(std::string_view field);

}  // namespace calque
