#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calque/language.h"
#include "leverage/job.h"
#include "leverage/rebuilt_article.h"

namespace calque::leverage {

/// A file of strings whose plurals have the forms that numbers take in `target` (CLDR): a missing
/// one is a copy of "other", to be translated; one that the language does not have goes. The bytes
/// that it had are in Article::original where anything changed.
/// @param wanted says which plurals are changed, by the key that their forms share; empty: all.
Article with_plural_forms(Article article, const Language& target,
                          const std::function<bool(const std::string&)>& wanted = {});

/// rebuild_article for an article whose plurals got forms: those stay of which a form is
/// translated, and the file is as it was where none is.
RebuiltArticle rebuild_with_plural_forms(const Article& article,
                                         const std::vector<std::optional<Segment>>& targets,
                                         const Language& language);

}  // namespace calque::leverage
