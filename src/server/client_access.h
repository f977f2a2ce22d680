#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "server/context.h"
#include "server/lookups.h"
#include "server/parameters.h"
#include "server/router.h"

/// What the protocols of clients share around their requests.
namespace calque::server {

/// Adds a route at `base` over all memories, and at "/memories/{memory}" + base over one of them,
/// with the form in which the protocol refuses. Clients send their keys in the body as well, so
/// that the handler asks who they are (`client_of`).
void add_client_route(Router& router, std::string_view method, std::string_view base,
                      std::string_view pattern, const Handler& handler, const Refusal& refusal);

/// Who sends the request: as it was found, else by a key in one of the parameters. Throws
/// HttpError, 403, for somebody who may not do what `role` says in any memory.
Identity client_of(const Request& request, const Parameters& parameters, Context& context,
                   Role role = Role::read);

/// The memories that a request is about: the one of the path, or all that `who` may read.
Lookups lookups_for(Context& context, const Identity& who, const PathArguments& arguments);

/// The memory that a request writes to: the one of the path, or the first that may be written to.
/// Throws HttpError, 403, where there is none.
ServedMemory& memory_to_change(Context& context, const Identity& who,
                               const PathArguments& arguments, Role role);

}  // namespace calque::server
