#pragma once

#include "server/router.h"

namespace calque::server {

/// Files in and out: import, export, and the tasks that take long.
void add_exchange_routes(Router& router);

}  // namespace calque::server
