#pragma once

namespace calque::server {

class Context;
class Router;

/// The translation memory of MediaWiki's Translate extension (docs/server-clients.md), at
/// /mediawiki/api.php: for other wikis.
void add_mediawiki_routes(Router& router, Context& context);

}  // namespace calque::server
