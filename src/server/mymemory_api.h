#pragma once

namespace calque::server {

class Context;
class Router;

/// MyMemory (docs/server-clients.md), at /mymemory: for MateCat, and other programs in which its
/// address can be set.
void add_mymemory_routes(Router& router, Context& context);

}  // namespace calque::server
