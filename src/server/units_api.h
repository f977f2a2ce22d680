#pragma once

#include "server/json_body.h"
#include "server/memories.h"
#include "server/router.h"

namespace calque::server {

class Context;

/// Units: list, get, add, change, remove.
void add_unit_routes(Router& router);

/// The unit of a path argument: a uid, or a number of this file. Throws HttpError, 404.
UnitId unit_named(Session& session, const std::string& name);

/// Commits the batch, tells those who listen, and gives its number, by which it is undone.
std::int64_t commit(Context& context, ServedMemory& memory, Session& session, Batch& batch);

}  // namespace calque::server
