#pragma once

#include <string>

#include "server/router.h"

namespace calque::server {

/// Files in and out: import, export, and the tasks that take long.
void add_exchange_routes(Router& router);

/// The answer to what has begun a task (202): its id and its address.
Response task_begun(const std::string& memory, const std::string& id);

}  // namespace calque::server
