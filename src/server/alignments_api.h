#pragma once

namespace calque::server {

class Context;
class Router;

/// Reviews of alignments, under /api/v1/alignments.
void add_alignment_routes(Router& router, Context& context);

}  // namespace calque::server
