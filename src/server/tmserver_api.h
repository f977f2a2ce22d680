#pragma once

namespace calque::server {

class Context;
class Router;

/// translate-toolkit's tmserver and amaGama (docs/server-clients.md), at /tmserver: for Weblate,
/// Virtaal and Okapi.
void add_tmserver_routes(Router& router, Context& context);

}  // namespace calque::server
