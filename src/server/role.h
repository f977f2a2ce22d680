#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace calque::server {

/// What somebody may do; each may do what those before it may.
enum class Role : std::uint8_t {
  none,     ///< Nobody needs to be known: what is no secret.
  read,     ///< Look up, list, export.
  suggest,  ///< Add units that are not confirmed.
  write,    ///< Add, change and remove units; undo.
  admin     ///< See and change how the server runs.
};

/// "read"; "none" has a name only for messages.
std::string_view name_of(Role role);
std::optional<Role> role_of(std::string_view name);

/// Who sends a request, and what he may do.
struct Identity {
  struct Grant {
    std::string memory;  ///< Its name; empty: all of them.
    Role role = Role::none;
  };
  std::string name{};  ///< Of the token; empty where none is needed. For `changeid` and logs.
  std::vector<Grant> grants{};

  /// The most that he may do in this memory.
  Role role_in(std::string_view memory) const;
  /// The most that he may do in any.
  Role best_role() const;
};

}  // namespace calque::server
