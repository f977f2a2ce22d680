#pragma once

#include <nlohmann/json_fwd.hpp>

namespace calque {

struct Segment;
struct TranslationUnit;

namespace report {

/// A unit as docs/json.md describes it. Invalid UTF-8 does not occur in a memory.
nlohmann::ordered_json to_json(const TranslationUnit& unit);

}  // namespace report
}  // namespace calque
