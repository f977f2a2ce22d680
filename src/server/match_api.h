#pragma once

#include "calque/lookup.h"
#include "server/json_body.h"
#include "server/lookups.h"
#include "server/router.h"

namespace calque::server {

void add_match_routes(Router& router);

/// The settings of a look-up as a request has them: `source_lang`, `target_lang`, `min`, `limit`,
/// `parts`, `pivot`, `repair`, `tags`, `client`, `domain`. Throws HttpError.
LookupOptions lookup_options(const Json& settings);

/// A text to be looked up: `text` or `markup` (or `q`), `previous`, `next`. Throws HttpError.
LookupQuery lookup_query(const Json& query);

/// What is stored for a text, as docs/json.md describes it, each match with the `uid` of its unit.
Json answer_json(Lookups& lookups, const LookupQuery& query, const LookupOptions& options);

}  // namespace calque::server
