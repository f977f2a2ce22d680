#pragma once

#include <string>
#include <vector>

namespace calque {

class Session;

/// Compares the match index with what it would be if made again from the variants: every variant
/// exactly once, its keys in order, and all its posting lists. Returns what is wrong, at most
/// `most` sentences; nothing when all is well. Takes 60 bytes a variant while it works.
std::vector<std::string> check_index(Session& session, std::size_t most = 20);

/// Makes the index again from the variants, in a transaction of its own.
void rebuild_index(Session& session);

}  // namespace calque
