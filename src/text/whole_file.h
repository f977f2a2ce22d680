#pragma once

#include <cstddef>
#include <string>

#include "text/byte_source.h"

/// The one place that reads a file whole: never more than was asked for, as a wrong name
/// (/dev/zero, a film) must not fill the memory.
namespace calque::text {

/// Of documents: articles, XLIFF, PO. More than any; unpacked.
inline constexpr std::size_t kLargestDocument = std::size_t{128} << 20U;

/// Of files that say how to do something: rules, weights, decisions, receipts. What is made of them
/// is many times as large.
inline constexpr std::size_t kLargestSettings = std::size_t{16} << 20U;

/// All bytes of a source.
/// @throws InputError that names the source and the limit when there are more than `limit`, which
/// is a number of MiB.
std::string read_whole(ByteSource& source, std::size_t limit);

/// The same for a file; "-" is standard input.
std::string read_whole_file(const std::string& path, std::size_t limit);

}  // namespace calque::text
