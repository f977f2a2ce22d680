#include "server/session_api.h"

#include "server/context.h"
#include "server/json_body.h"
#include "server/router.h"

namespace calque::server {
namespace {

Response begin_session(const Request& request, const PathArguments& /*arguments*/,
                       Context& context) {
  const auto secret = context.sessions().begin(needed_text(json_body(request), "code"));
  if (!secret) {
    return problem(401, "auth", "The code does not hold",
                   "a code is used once: take the address that \"calque work\" prints");
  }
  Response response;
  response.status = 204;
  response.headers.set("Set-Cookie", "calque=" + *secret + "; Path=/; HttpOnly; SameSite=Strict" +
                                         (request.secure ? "; Secure" : ""));
  return response;
}

}  // namespace

void add_session_routes(Router& router, Context& /*context*/) {
  router.add("POST", "/session", Role::none, begin_session);
}

}  // namespace calque::server
