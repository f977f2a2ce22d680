#pragma once

#include "server/router.h"

namespace calque::server {

/// What is looked for in a memory other than matches: phrases, terms, mistakes; and what it holds:
/// languages and sizes.
void add_text_routes(Router& router);

}  // namespace calque::server
