#include "server/deepl_form.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/ascii.h"
#include "text/hash.h"

namespace calque::server {

void add_deepl_route(Router& router, std::string_view method, std::string_view pattern,
                     const Handler& handler) {
  add_client_route(router, method, "/deepl", pattern, handler, deepl_refusal);
  router.add(method, pattern, Role::none, handler).refusal = deepl_refusal;
}

Response deepl_refusal(const Problem& problem) {
  return json_response({{"message", problem.title}, {"detail", problem.detail}}, problem.status);
}

void deepl_not_found(std::string detail) {
  throw HttpError(
      {.status = 404, .code = "not-found", .title = "Not found", .detail = std::move(detail)});
}

std::string deepl_time(std::string_view date) {
  constexpr std::string_view kForm = "00000000T000000Z";
  const auto has_form = [&] {
    return std::ranges::equal(date, kForm, [](char c, char form) {
      return form == '0' ? c >= '0' && c <= '9' : c == form;
    });
  };
  if (!has_form()) return "1970-01-01T00:00:00.000Z";
  const auto part = [date](std::size_t at, std::size_t length) {
    return std::string(date.substr(at, length));
  };
  return part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(9, 2) + ":" + part(11, 2) +
         ":" + part(13, 2) + ".000Z";
}

std::string deepl_code(const Language& language) {
  return text::lower_ascii(language.tag());
}

std::string deepl_id(const Uid& uid) {
  std::string id = uid.text();
  for (const std::size_t place : {8U, 13U, 18U, 23U}) id.insert(place, "-");
  return id;
}

std::optional<Uid> uid_of_deepl_id(std::string_view id) {
  constexpr std::size_t kLength = 36;
  if (id.size() != kLength) return std::nullopt;
  std::string digits(id);
  std::erase(digits, '-');
  return Uid::parse(digits);
}

std::string deepl_id(const ServedMemory& memory) {
  // Any two seeds will do that differ.
  return deepl_id(Uid{text::hash_bytes(memory.name(), 1), text::hash_bytes(memory.name(), 2)});
}

ServedMemory& memory_of_deepl_id(Context& context, const Identity& who, std::string_view id) {
  for (ServedMemory* const memory : context.readable(who)) {
    if (id == deepl_id(*memory) || id == memory->name()) return *memory;
  }
  deepl_not_found("there is no translation memory \"" + std::string(id) + "\"");
}

}  // namespace calque::server
