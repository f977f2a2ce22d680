#pragma once

#include "server/router.h"

namespace calque::server {

/// The own API of a memory: matches, concordance, terms, units, batches (docs/server.md).
void add_memory_routes(Router& router, Context& context);

}  // namespace calque::server
