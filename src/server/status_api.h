#pragma once

#include "server/router.h"

namespace calque::server {

/// How the server is: /health and /metrics, and what it is: /api/v1.
void add_status_routes(Router& router, Context& context);

}  // namespace calque::server
