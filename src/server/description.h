#pragma once

#include <span>

#include "text/embedded_file.h"

namespace calque::server {

/// openapi.json: the own API as a machine reads it. A test holds it against the routes.
std::span<const text::EmbeddedFile> description_files();

}  // namespace calque::server
