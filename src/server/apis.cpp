#include "server/apis.h"

#include <array>

#include "server/alignments_api.h"
#include "server/apertium_api.h"
#include "server/deepl_api.h"
#include "server/desk_api.h"
#include "server/files_api.h"
#include "server/libretranslate_api.h"
#include "server/mediawiki_api.h"
#include "server/memory_api.h"
#include "server/mymemory_api.h"
#include "server/session_api.h"
#include "server/status_api.h"
#include "server/tmserver_api.h"
#include "server/web_api.h"

namespace calque::server {
namespace {

constexpr std::array kApis{
    Api{"status", add_status_routes},
    Api{"memory", add_memory_routes},
    Api{"tmserver", add_tmserver_routes},
    Api{"files", add_files_routes},
    Api{"apertium", add_apertium_routes},
    Api{"libretranslate", add_libretranslate_routes},
    Api{"deepl", add_deepl_routes},
    Api{"deepl glossaries", add_deepl_glossary_routes},
    Api{"deepl memories", add_deepl_memory_routes},
    Api{"mymemory", add_mymemory_routes},
    Api{"mediawiki", add_mediawiki_routes},
    Api{"desk", add_desk_routes},
    Api{"alignments", add_alignment_routes},
    Api{"session", add_session_routes},
    Api{"web", add_web_routes},
};

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
