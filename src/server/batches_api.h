#pragma once

#include "server/router.h"

namespace calque::server {

/// Batches, their undo, and the events that tell of them.
void add_batch_routes(Router& router);

}  // namespace calque::server
