#pragma once

#include <string>
#include <string_view>

#include "calque/segment.h"

namespace calque {

/// A segment as a Trados memory holds it: an element `Segment` with texts and tags.
/// @param file stands in messages. @throws InputError where it is no such XML.
Segment segment_of_sdltm(std::string_view xml, const std::string& file);

}  // namespace calque
