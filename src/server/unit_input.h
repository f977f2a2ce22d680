#pragma once

#include <string>

#include "calque/unit.h"
#include "server/json_body.h"

namespace calque::server {

/// A unit of a request, written as docs/json.md describes units: `variants`, two or more of
/// `{lang, text | markup, previous, next, notes, props}`, the first of which is the source unless
/// `srclang` says otherwise; `tuid`, `notes`, `props`, `confirmed`. What only the memory can know
/// (`unit`, `uid`, `origin`, dates) is passed over. Throws HttpError.
TranslationUnit unit_in(const Json& json);

/// Does to the unit what a change says: `variants` take the place of those in their languages (or
/// stand beside them, with `"beside": true`), `remove` lists languages that go, `notes`, `props`
/// and `tuid` take the place of what is there, `confirmed` says whether a person stands behind it,
/// which otherwise a change of texts does. Throws HttpError.
void change_unit(TranslationUnit& unit, const Json& change, const std::string& date,
                 const std::string& user);

/// As docs/json.md describes units, with the `uid` and the `version`, another one after each
/// change.
Json unit_json(const TranslationUnit& unit);

/// The version as a strong entity tag (RFC 9110, 8.8.3).
std::string etag_of(const TranslationUnit& unit);

}  // namespace calque::server
