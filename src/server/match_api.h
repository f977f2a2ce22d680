#pragma once

#include "calque/lookup.h"
#include "server/json_body.h"
#include "server/lookups.h"
#include "server/offsets.h"
#include "server/router.h"

namespace calque::server {

void add_match_routes(Router& router);

/// The settings of a look-up as a request has them: `source_lang`, `target_lang`, `min`, `limit`,
/// `parts`, `pivot`, `repair`, `tag_rule`, `client`, `domain`. Throws HttpError.
LookupOptions lookup_options(const Json& settings);

/// A text to be looked up: `text` or `markup` (or `q`), `previous`, `next`. Throws HttpError.
LookupQuery lookup_query(const Json& query, Offsets offsets);

/// What is stored for a text, as docs/json.md describes it; each match also has the `uid` of its
/// unit, `penalties`, and `diff`, which is `difference` with an `op` for each piece.
Json answer_json(Lookups& lookups, const LookupQuery& query, const LookupOptions& options,
                 Offsets offsets);

}  // namespace calque::server
