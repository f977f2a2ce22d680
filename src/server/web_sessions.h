#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "server/role.h"
#include "server/tokens.h"

namespace calque::server {

/// Sessions of browsers: begun with a code that the program has put into the address that it opens,
/// and known by a cookie from then on. For any number of threads.
class WebSessions {
 public:
  /// Sessions are kept in `file`, readable by its owner alone, so that they go on where the program
  /// is begun again; nowhere for an empty one. Throws Error.
  explicit WebSessions(std::filesystem::path file = {});

  /// A code that begins one session, with all rights.
  std::string new_code();

  /// The secret of the session's cookie; nothing for a code that is none, or was used.
  std::optional<std::string> begin(std::string_view code);

  std::optional<Identity> find(std::string_view secret) const;

  /// Ends all of them, and removes their file.
  void end();

 private:
  std::filesystem::path file_;
  mutable std::mutex mutex_;
  TokenList codes_;
  TokenList sessions_;
  std::size_t count_ = 0;
};

}  // namespace calque::server
