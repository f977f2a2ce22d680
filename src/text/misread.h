#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "calque/byte_range.h"

namespace calque::text {

/// Letters that come of UTF-8 read in an encoding of one byte a character ("Ã¤" for "ä").
struct Misread {
  ByteRange range;
  std::string meant;  ///< What it was.
};

/// The first stretch of such letters in valid UTF-8. The Windows code pages 1250 to 1254 and
/// 1257 and ISO 8859-1 are tried; two characters must come of it where one may be a coincidence.
std::optional<Misread> find_misread(std::string_view text);

}  // namespace calque::text
