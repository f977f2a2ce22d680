#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calque/glossary.h"

/// Data categories as they stand in their columns: JSON arrays of {"element", "type", "value",
/// "target", "lang", "details"}, absent parts left out; "" for none.
namespace calque::glossary {

std::string data_to_json(const std::vector<Datum>& data);

/// Throws Error for what is no such array (a damaged file).
std::vector<Datum> data_from_json(std::string_view json);

/// An array of {"lang", "data"}.
std::string sections_to_json(const std::vector<LanguageData>& sections);
std::vector<LanguageData> sections_from_json(std::string_view json);

}  // namespace calque::glossary
