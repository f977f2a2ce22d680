#include "server/memory_api.h"

#include "server/batches_api.h"
#include "server/document_tasks_api.h"
#include "server/exchange_api.h"
#include "server/glossary_api.h"
#include "server/match_api.h"
#include "server/texts_api.h"
#include "server/units_api.h"

namespace calque::server {

void add_memory_routes(Router& router, Context& /*context*/) {
  add_match_routes(router);
  add_text_routes(router);
  add_unit_routes(router);
  add_batch_routes(router);
  add_glossary_routes(router);
  add_exchange_routes(router);
  add_document_task_routes(router);
}

}  // namespace calque::server
