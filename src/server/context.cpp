#include "server/context.h"

#include <nlohmann/json.hpp>

#include "server/message.h"
#include "server/random.h"

namespace calque::server {
namespace {

std::vector<MemoryToServe> as_allowed(std::vector<MemoryToServe> memories, bool read_only) {
  for (MemoryToServe& memory : memories) memory.writable = memory.writable && !read_only;
  return memories;
}

TokenList tokens_of(const ServerOptions& options) {
  return options.token_file ? TokenList::read(*options.token_file) : TokenList();
}

}  // namespace

Context::Context(ServerOptions options, std::vector<MemoryToServe> memories,
                 const SessionSettings& settings)
    : options_(std::move(options)),
      events_(random_name()),
      memories_(as_allowed(std::move(memories), options_.read_only), settings),
      sessions_(options_.session_file),
      tokens_(tokens_of(options_)),
      tasks_(events_) {}

ServedMemory& Context::memory(std::string_view name, const Identity& who) {
  ServedMemory* found = memories_.find(name);
  // Who may not read it is not told that it is there.
  if (found == nullptr || who.role_in(found->name()) < Role::read) {
    throw HttpError({.status = 404,
                     .code = "not-found",
                     .title = "Not found",
                     .detail = "there is no memory \"" + std::string(name) + "\""});
  }
  return *found;
}

std::vector<ServedMemory*> Context::readable(const Identity& who) {
  std::vector<ServedMemory*> readable;
  for (const auto& memory : memories_.all()) {
    if (who.role_in(memory->name()) >= Role::read) readable.push_back(memory.get());
  }
  return readable;
}

std::optional<Identity> Context::identify(std::string_view token) const {
  if (auto session = sessions_.find(token)) return session;
  const std::lock_guard lock(mutex_);
  return tokens_.find(token);
}

Identity Context::nobody() const {
  if (needs_tokens()) return {};
  return {.name = {}, .grants = {{.memory = {}, .role = Role::admin}}};
}

BatchInfo Context::batch_now(const Identity& who, std::string kind, std::string source) const {
  return {.kind = std::move(kind),
          .source = std::move(source),
          .started = format_timestamp(Clock::now()),
          .header = {},
          .author = user_name(who)};
}

std::string Context::user_name(const Identity& who) const {
  return who.name.empty() ? options_.user : who.name;
}

void Context::tell_batch(const ServedMemory& memory, const std::string& json) {
  events_.publish("memory/" + memory.name(), "batch", json);
}

void Context::reload() {
  TokenList tokens = tokens_of(options_);
  {
    const std::lock_guard lock(mutex_);
    tokens_ = std::move(tokens);
  }
  for (const auto& memory : memories_.all()) memory->look_at_file();
}

}  // namespace calque::server
