#pragma once

#include <string>
#include <string_view>

#include "server/message.h"

namespace calque::server {

/// A version of something by its content: 32 hexadecimal digits. Of two hashes of 64 bits, as
/// nobody gains by making two versions alike.
std::string content_version(std::string_view content);

/// True where a list of entity tags (If-Match, If-None-Match) has this one, or is `*`. A weak one
/// is the same: it is what compression makes of a strong one (http_head.h).
bool names_tag(std::string_view list, std::string_view tag);

/// Sees to it that a change is made to what its sender has seen. Throws HttpError: 428 where
/// If-Match is missing, 412 with `current` (JSON of what is there) where it names another version.
void require_match(const Request& request, std::string_view tag, const std::string& current);

/// The answer that there is nothing new (304), where the request has this version already.
bool has_already(const Request& request, std::string_view tag);
Response not_modified(std::string_view tag);

}  // namespace calque::server
