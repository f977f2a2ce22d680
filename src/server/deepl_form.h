#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calque/unit.h"
#include "server/client_access.h"

/// The form of DeepL's requests and answers, which its files share.
namespace calque::server {

/// Adds a route under /deepl, as its SDKs are given an address, and at the root, where the SDK for
/// Python looks when the address has no final `/`.
void add_deepl_route(Router& router, std::string_view method, std::string_view pattern,
                     const Handler& handler);

/// `{"message":…}`.
Response deepl_refusal(const Problem& problem);

/// Throws the HttpError, 404, by whose message the SDKs tell what is missing.
[[noreturn]] void deepl_not_found(std::string detail);

/// A TMX date as DeepL writes one: "2026-11-30T12:00:00.000Z". The SDK for Python needs the
/// fraction.
std::string deepl_time(std::string_view date);

/// A language as DeepL names one in its answers: "en-us".
std::string deepl_code(const Language& language);

/// 128 bits as DeepL writes ids: "def3a26b-3e84-45b3-84ae-0c0aaf3525f7".
std::string deepl_id(const Uid& uid);
/// Nothing for what is none.
std::optional<Uid> uid_of_deepl_id(std::string_view id);

/// The memory with this id: of the memories that `who` may read. Throws HttpError, 404.
ServedMemory& memory_of_deepl_id(Context& context, const Identity& who, std::string_view id);
/// It stays the same as long as the memory has its name.
std::string deepl_id(const ServedMemory& memory);

}  // namespace calque::server
