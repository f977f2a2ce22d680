#pragma once

namespace calque::server {

class Context;
class Router;

/// The pages of the desk (web/web_files.h), at /.
void add_web_routes(Router& router, Context& context);

}  // namespace calque::server
