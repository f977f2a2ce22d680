#pragma once

namespace calque::server {

class Context;
class Router;

/// Memories and glossaries as files (docs/server-clients.md), at /files: for OmegaT's team
/// projects, and whatever maps a file over HTTP.
void add_files_routes(Router& router, Context& context);

}  // namespace calque::server
