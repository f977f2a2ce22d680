#pragma once

#include <cstddef>
#include <string_view>

#include "server/json_body.h"

namespace calque::server {

/// How places in texts are counted: in bytes of UTF-8, as in docs/json.md, or in units of UTF-16,
/// as JavaScript and Java count them, where a request asks for that (`?offsets=utf16`).
enum class Offsets : std::uint8_t { utf8, utf16 };

/// Throws HttpError for another word.
Offsets offsets_of(const Request& request);

/// The bytes before so many units of UTF-16; of a place within a character its beginning.
std::size_t bytes_before(std::string_view text, std::size_t units);

/// Counts the places in `ranges`, lists of numbers in lists or by themselves, anew, where that is
/// asked for; they stand in bytes of `text`.
void recount(Json& ranges, std::string_view text, Offsets offsets);

}  // namespace calque::server
