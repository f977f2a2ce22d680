#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xcstrings/json_tree.h"

/// What a string catalog of Xcode has of one string in one language: a text, or texts that differ
/// by number or device, with texts for the variables in them.
namespace calque {

/// A text of a localization.
struct CatalogText {
  std::string path;  ///< "" of the only one; "plural.one", "substitutions.items.plural.other".
  std::string value;
  std::string state;               ///< "translated", "needs_review", "new", ...
  const JsonNode* unit = nullptr;  ///< Its object.
};

/// All texts, in their order.
std::vector<CatalogText> texts_of(const JsonNode& localization);

/// The category of a plural that a path ends in; empty for none.
std::string_view category_of_path(std::string_view path);

/// The same path with another category.
std::string with_category(std::string_view path, std::string_view category);

/// A localization as JSON in Xcode's way, with these texts. What else it takes is as in `model`,
/// which may be null where there is one text.
std::string written_localization(const JsonNode* model, const std::vector<CatalogText>& texts,
                                 std::string_view file, const std::string& indentation);

}  // namespace calque
