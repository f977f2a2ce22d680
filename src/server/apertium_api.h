#pragma once

namespace calque::server {

class Context;
class Router;

/// Apertium's web service, APy (docs/server-clients.md), at /apertium: for OmegaT, Okapi, Weblate
/// and MediaWiki.
void add_apertium_routes(Router& router, Context& context);

}  // namespace calque::server
