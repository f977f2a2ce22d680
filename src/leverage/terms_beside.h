#pragma once

#include <vector>

#include "calque/language.h"
#include "calque/session.h"
#include "leverage/pretranslation.h"

namespace calque::leverage {

/// Sets Pretranslated::terms: the terms of the memory's glossary that stand in each segment and
/// have a translation that is not forbidden. A term that stands there twice is given once.
void add_terms(Session& session, std::vector<Pretranslated>& segments, const Language& source,
               const Language& target);

}  // namespace calque::leverage
