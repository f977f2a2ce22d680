#include "server/web_sessions.h"

#include "calque/unit.h"
#include "server/random.h"

namespace calque::server {
namespace {

Identity::Grant everything() {
  return {.memory = {}, .role = Role::admin};
}

/// Somebody without a name: what he does is done by whoever runs the program.
std::optional<Identity> nameless(std::optional<Identity> found) {
  if (found) found->name.clear();
  return found;
}

}  // namespace

WebSessions::WebSessions(std::filesystem::path file) : file_(std::move(file)) {
  std::error_code error;
  if (!file_.empty() && std::filesystem::exists(file_, error)) sessions_ = TokenList::read(file_);
}

/// A code is a token of its own list, which nothing but begin() takes.
std::string WebSessions::new_code() {
  const std::lock_guard lock(mutex_);
  const Identity::Grant grant = everything();
  return codes_.add("code-" + std::to_string(++count_), std::span(&grant, 1),
                    format_timestamp(Clock::now()));
}

std::optional<std::string> WebSessions::begin(std::string_view code) {
  const std::lock_guard lock(mutex_);
  const auto found = codes_.find(code);
  if (!found) return std::nullopt;
  codes_.revoke(found->name);
  const Identity::Grant grant = everything();
  std::string secret =
      sessions_.add(random_name(), std::span(&grant, 1), format_timestamp(Clock::now()));
  if (!file_.empty()) sessions_.write(file_);
  return secret;
}

std::optional<Identity> WebSessions::find(std::string_view secret) const {
  const std::lock_guard lock(mutex_);
  return nameless(sessions_.find(secret));
}

void WebSessions::end() {
  const std::lock_guard lock(mutex_);
  sessions_ = {};
  codes_ = {};
  std::error_code ignored;
  if (!file_.empty()) std::filesystem::remove(file_, ignored);
}

}  // namespace calque::server
