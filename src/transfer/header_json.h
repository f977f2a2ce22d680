#pragma once

#include <string>
#include <string_view>

#include "calque/format.h"

namespace calque {

/// A header as it stands in the memory's list of batches: {"version", "attributes": {name: value},
/// "notes", "props", "ude"}; what is absent is left out.
std::string to_json(const FileHeader& header);

/// The inverse; an empty text gives an empty header. Throws Error for anything else.
FileHeader header_from_json(std::string_view json);

}  // namespace calque
