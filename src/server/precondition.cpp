#include "server/precondition.h"

#include <algorithm>

#include "calque/unit.h"
#include "text/hash.h"

namespace calque::server {

std::string content_version(std::string_view content) {
  const Uid both{.high = text::hash_bytes(content), .low = text::hash_bytes(content, 1)};
  return both.text();
}

bool names_tag(std::string_view list, std::string_view tag) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    std::string_view one = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    while (one.starts_with(' ') || one.starts_with('\t')) one.remove_prefix(1);
    while (one.ends_with(' ') || one.ends_with('\t')) one.remove_suffix(1);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == "*" || one == tag) return true;
  }
  return false;
}

void require_match(const Request& request, std::string_view tag, const std::string& current) {
  if (!request.headers.has("If-Match")) {
    throw HttpError({.status = 428,
                     .code = "version-needed",
                     .title = "A version is needed",
                     .detail = "send If-Match with the ETag of what is to be changed, so that a "
                               "change by somebody else is not lost"});
  }
  if (names_tag(request.headers.get("If-Match"), tag)) return;
  throw HttpError({.status = 412,
                   .code = "version-conflict",
                   .title = "Changed by somebody else",
                   .detail = "it is not the version that If-Match names any more",
                   .extra = "{\"current\":" + current + "}"});
}

bool has_already(const Request& request, std::string_view tag) {
  return request.headers.has("If-None-Match") &&
         names_tag(request.headers.get("If-None-Match"), tag);
}

Response not_modified(std::string_view tag) {
  Response response;
  response.status = 304;
  response.headers.set("ETag", std::string(tag));
  return response;
}

}  // namespace calque::server
