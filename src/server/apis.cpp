#include "server/apis.h"

#include <array>

#include "server/alignments_api.h"
#include "server/desk_api.h"
#include "server/memory_api.h"
#include "server/session_api.h"
#include "server/status_api.h"
#include "server/web_api.h"

namespace calque::server {
namespace {

constexpr std::array<Api, 6> kApis{{{"status", add_status_routes},
                                    {"memory", add_memory_routes},
                                    {"desk", add_desk_routes},
                                    {"alignments", add_alignment_routes},
                                    {"session", add_session_routes},
                                    {"web", add_web_routes}}};

}  // namespace

std::span<const Api> apis() {
  return kApis;
}

Router all_routes(Context& context) {
  Router router;
  for (const Api& api : apis()) api.add_routes(router, context);
  return router;
}

}  // namespace calque::server
