#pragma once

#include <span>

#include "server/router.h"

namespace calque::server {

class Context;

/// One of the protocols that are served, which is a file NAME_api.cpp.
struct Api {
  std::string_view name;
  void (*add_routes)(Router& router, Context& context);
};

/// All of them, the own one first.
std::span<const Api> apis();

/// A router with the routes of all.
Router all_routes(Context& context);

}  // namespace calque::server
