#pragma once

#include <memory>
#include <string_view>

#include "calque/format.h"

namespace calque {

/// True for a database with the tables of a memory of Trados Studio.
bool is_sdltm(std::string_view head);

/// Opens a memory of Trados Studio (.sdltm), which is only read: the file by the name of `source`.
/// @throws InputError where it is none, or is not a file of its own.
std::unique_ptr<UnitSource> read_sdltm(text::ByteSource source, const UnitSourceOptions& options);

}  // namespace calque
