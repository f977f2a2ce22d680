#pragma once

namespace calque::server {

class Context;
class Router;

/// DeepL's translation (docs/server-clients.md), at /deepl/v2 and /v2: for its SDKs, Weblate and
/// other programs that take an address.
void add_deepl_routes(Router& router, Context& context);

/// DeepL's glossaries, of one pair of languages (v2) and of several (v3).
void add_deepl_glossary_routes(Router& router, Context& context);

/// DeepL's translation memories (v3), which are those that are served.
void add_deepl_memory_routes(Router& router, Context& context);

}  // namespace calque::server
