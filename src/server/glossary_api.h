#pragma once

#include "server/router.h"

namespace calque::server {

/// Entries of the glossary: list, get, add, replace, remove.
void add_glossary_routes(Router& router);

}  // namespace calque::server
