#pragma once

namespace calque::server {

class Context;
class Router;

/// LibreTranslate (docs/server-clients.md), at /libretranslate: for Weblate, OmegaT's plug-in,
/// Dialect and the npm packages `libretranslate` and `translate`.
void add_libretranslate_routes(Router& router, Context& context);

}  // namespace calque::server
