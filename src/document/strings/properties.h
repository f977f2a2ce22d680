#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"
#include "document/segment_source.h"

namespace calque::document {

/// The values of a file of Java properties; its keys and remarks are no text.
Document read_java_properties(std::string_view text);

/// Latin-1, as Java reads such files up to version 8, for one that is not UTF-8; else empty.
std::string properties_encoding(std::string_view bytes);

/// In a file of ASCII or of Latin-1 alone all other characters are escaped, as they must have been.
std::optional<SegmentEditing> write_java_properties(std::string_view file,
                                                    const SegmentSource& source,
                                                    const SegmentEdit& segment,
                                                    const Render& render);

}  // namespace calque::document
