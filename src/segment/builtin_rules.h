#pragma once

#include <span>

#include "text/embedded_file.h"

namespace calque::segment {

/// The files of `src/segment/rules`, named as their language: "de.rules".
std::span<const text::EmbeddedFile> builtin_rules();

}  // namespace calque::segment
