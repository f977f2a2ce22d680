#pragma once

#include "server/json_body.h"
#include "server/offsets.h"

namespace calque::server {

/// The inline tags of a text as lists have them: `[{at, id, kind, type, code}]`, where `kind` is
/// `open`, `close` or `alone` and both halves of a pair have one `id`. Throws HttpError.
std::vector<InlineTag> tags_in(const Json& list, std::string_view text, Offsets offsets);

}  // namespace calque::server
