#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/context.h"

namespace calque::server {

/// A text with its translation, as a client sends it to be kept.
struct SentPair {
  std::string source;
  std::string target;
  std::string context;  ///< gettext's; may be empty.
  std::string note{};
};

/// Pairs that come together.
struct SentPairs {
  Language source;
  Language target;
  std::vector<SentPair> pairs;
  std::string origin;  ///< The file that they are of; may be empty.
};

/// Stores pairs as one batch; those that the memory has, and those without a translation, are
/// passed over. Of one file they take the place of what came from it before. They are confirmed
/// where `who` may write. Returns the number of units that were added or replaced. Throws
/// HttpError, 400, for languages and texts that cannot be stored.
std::int64_t store(Context& context, ServedMemory& memory, const Identity& who,
                   const SentPairs& pairs);

}  // namespace calque::server
