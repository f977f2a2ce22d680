#pragma once

#include <cstdint>

namespace CLI {
class Validator;
}

namespace calque::cli {

/// For options that take whole numbers: says which ones, where the value is another.
CLI::Validator from_to(std::int64_t least, std::int64_t most);

/// The same for any number from `least` on.
CLI::Validator from(std::int64_t least);

}  // namespace calque::cli
