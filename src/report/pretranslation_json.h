#pragma once

#include <span>
#include <string>

#include "leverage/pretranslation.h"

namespace calque::report {

/// A JSON line for each segment, as docs/json.md describes it.
std::string pretranslation_json(std::span<const leverage::Pretranslated> segments);

}  // namespace calque::report
