#pragma once

namespace calque::server {

class Context;
class Router;

/// POST /session: a browser begins a session.
void add_session_routes(Router& router, Context& context);

}  // namespace calque::server
