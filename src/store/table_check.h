#pragma once

#include <string>
#include <vector>

namespace calque {

class Session;

/// Looks for damage in the memory's file: SQLite's own check of its pages, references to rows that
/// are not there, units that do not name just their variants, fingerprints that are not those of
/// the content. Returns what is wrong, at most `most` sentences.
std::vector<std::string> check_tables(Session& session, std::size_t most = 20);

}  // namespace calque
