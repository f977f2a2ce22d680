#include "server/web_api.h"

#include <string>

#include "server/context.h"
#include "server/router.h"
#include "web/web_files.h"

namespace calque::server {
namespace {

Response page(const Request& request, const web::WebFile& file) {
  Response response;
  response.content_type = file.content_type;
  response.headers.set("Content-Security-Policy", std::string(web::content_security_policy()));
  response.headers.set("Referrer-Policy", "no-referrer");
  // Asked for each time, and sent where it has changed.
  response.headers.set("Cache-Control", "no-cache");
  response.headers.set("ETag", std::string(file.etag));
  if (request.headers.get("If-None-Match") == file.etag) {
    response.status = 304;
  } else {
    response.body = file.bytes;
  }
  return response;
}

}  // namespace

/// Each file is a route of its own: no path is ever put together.
void add_web_routes(Router& router, Context& /*context*/) {
  for (const web::WebFile& file : web::web_files()) {
    const auto answer = [&file](const Request& request, const PathArguments& /*arguments*/,
                                Context& /*context*/) { return page(request, file); };
    router.add("GET", "/" + std::string(file.name), Role::none, answer);
    if (file.name == "index.html") router.add("GET", "/", Role::none, answer);
  }
}

}  // namespace calque::server
