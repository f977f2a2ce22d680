#include "server/role.h"

#include <algorithm>
#include <array>
#include <utility>

namespace calque::server {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 5> kNames{{{Role::none, "none"},
                                                                   {Role::read, "read"},
                                                                   {Role::suggest, "suggest"},
                                                                   {Role::write, "write"},
                                                                   {Role::admin, "admin"}}};

}  // namespace

std::string_view name_of(Role role) {
  return std::ranges::find(kNames, role, &std::pair<Role, std::string_view>::first)->second;
}

std::optional<Role> role_of(std::string_view name) {
  const auto* found = std::ranges::find(kNames, name, &std::pair<Role, std::string_view>::second);
  if (found == kNames.end() || found->first == Role::none) return std::nullopt;
  return found->first;
}

Role Identity::role_in(std::string_view memory) const {
  Role most = Role::none;
  for (const Grant& grant : grants) {
    if (grant.memory.empty() || grant.memory == memory) most = std::max(most, grant.role);
  }
  return most;
}

Role Identity::best_role() const {
  Role most = Role::none;
  for (const Grant& grant : grants) most = std::max(most, grant.role);
  return most;
}

}  // namespace calque::server
