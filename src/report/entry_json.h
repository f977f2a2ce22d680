#pragma once

#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace calque::glossary {
struct Entry;
struct TermMatch;
}  // namespace calque::glossary

namespace calque::report {

/// A glossary entry as docs/json.md describes it.
nlohmann::ordered_json to_json(const glossary::Entry& entry);

/// The terms found in a text, in its order.
nlohmann::ordered_json to_json(const std::vector<glossary::TermMatch>& matches);

}  // namespace calque::report
