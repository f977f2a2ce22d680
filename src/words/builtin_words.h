#pragma once

#include <span>

#include "text/embedded_file.h"

namespace calque::words {

/// The files of `src/words/languages`, named as their language: "pl.words".
std::span<const text::EmbeddedFile> builtin_words();

}  // namespace calque::words
