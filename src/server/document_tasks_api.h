#pragma once

#include "server/router.h"

namespace calque::server {

/// Tasks about documents that are sent: what a job comes to, and which sentences of two documents
/// translate each other.
void add_document_task_routes(Router& router);

}  // namespace calque::server
