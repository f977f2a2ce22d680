#pragma once

#include <functional>
#include <string>
#include <vector>

#include "server/context.h"
#include "server/desk_json.h"
#include "server/message.h"
#include "server/router.h"

namespace calque::server {

/// The version in the header If-Match. Throws HttpError, 428, where there is none.
std::int64_t version_of(const Request& request);

/// What a handler of the desk works with: a job that somebody has for the moment.
struct DeskCall {
  const Request& request;
  const PathArguments& arguments;
  Context& context;
  ServedJob& served;
  Offsets offsets = Offsets::utf8;

  desk::Who who() const;
  /// Of the path.
  desk::SegmentId segment() const;
  std::int64_t version() const { return version_of(request); }
  /// Tells those who look at the job; `json` gets the revision and who caused it.
  void tell(std::string_view event, Json json, std::int64_t revision) const;
};

using DeskHandler = std::function<Response(const DeskCall&)>;

/// Adds a route under /api/v1/jobs/{job}. Of a job whose memory the caller may not use by `role`
/// nothing is told. What the job throws becomes the problem that docs/desk.md has for it.
Route& add_desk_route(Router& router, std::string_view method, const std::string& path, Role role,
                      DeskHandler handler);

void add_desk_routes(Router& router, Context& context);
/// The changes of segments (desk_segments_api.cpp).
void add_desk_segment_routes(Router& router);
/// Files, reports and the page to print (desk_output_api.cpp).
void add_desk_output_routes(Router& router);

/// Those of the desk's works whose memory `who` may read.
template <typename Served>
std::vector<Served*> readable(const ServedList<Served>& works, Context& context,
                              const Identity& who) {
  std::vector<Served*> all = works.all();
  std::erase_if(all, [&](const Served* work) {
    const ServedMemory* const memory = context.memories().find(work->memory());
    return memory == nullptr || who.role_in(memory->name()) < Role::read;
  });
  return all;
}

/// A number in a path or a query; 404 or 400 where it is none.
std::int64_t number_in_path(std::string_view written);

}  // namespace calque::server
