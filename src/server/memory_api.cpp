#include "server/memory_api.h"

#include "server/match_api.h"

namespace calque::server {

void add_memory_routes(Router& router, Context& /*context*/) {
  add_match_routes(router);
}

}  // namespace calque::server
