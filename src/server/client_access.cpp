#include "server/client_access.h"

#include <array>

namespace calque::server {
namespace {

[[noreturn]] void forbid(std::string detail) {
  throw HttpError(
      {.status = 403, .code = "auth", .title = "Not allowed", .detail = std::move(detail)});
}

/// LibreTranslate's, what the npm client of that name sends, DeepL's of old, and that of Apertium
/// and MyMemory.
constexpr std::array<std::string_view, 4> kKeys{"api_key", "apiKey", "auth_key", "key"};

}  // namespace

void add_client_route(Router& router, std::string_view method, std::string_view base,
                      std::string_view pattern, const Handler& handler, const Refusal& refusal) {
  for (const std::string_view memory : {"", "/memories/{memory}"}) {
    const std::string whole = std::string(memory).append(base).append(pattern);
    router.add(method, whole, Role::none, handler).refusal = refusal;
  }
}

Identity client_of(const Request& request, const Parameters& parameters, Context& context,
                   Role role) {
  if (request.who.best_role() >= role) return request.who;
  for (const std::string_view name : kKeys) {
    const auto key = parameters.find(name);
    if (!key || key->empty()) continue;
    auto who = context.identify(*key);
    if (who && who->best_role() >= role) return *std::move(who);
  }
  forbid("this needs a token with the role \"" + std::string(name_of(role)) + "\"");
}

Lookups lookups_for(Context& context, const Identity& who, const PathArguments& arguments) {
  if (!arguments.has("memory")) return Lookups(context, who);
  return Lookups(context.memory(arguments["memory"], who));
}

ServedMemory& memory_to_change(Context& context, const Identity& who,
                               const PathArguments& arguments, Role role) {
  if (arguments.has("memory")) {
    ServedMemory& memory = context.memory(arguments["memory"], who);
    if (who.role_in(memory.name()) >= role) return memory;
    forbid("this token may not change the memory \"" + memory.name() + "\"");
  }
  for (ServedMemory* const memory : context.readable(who)) {
    if (memory->writable() && who.role_in(memory->name()) >= role) return *memory;
  }
  forbid("there is no memory here that this request may change");
}

}  // namespace calque::server
