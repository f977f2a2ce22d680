#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"
#include "document/segment_source.h"

namespace calque::document {

/// Whether bytes begin like a file of Android's resources that holds strings.
bool is_android_strings(std::string_view bytes);

/// The strings, arrays and plurals of a file of Android's resources, without those that are not to
/// be translated (`translatable="false"`) and those that refer to others (`@string/ok`). Markup is
/// tags; `xliff:g` is one, with what it holds.
/// @throws InputError where it is no XML, or none of these.
Document read_android_strings(std::string_view text);

std::optional<SegmentEditing> write_android_strings(std::string_view file,
                                                    const SegmentSource& source,
                                                    const SegmentEdit& segment,
                                                    const Render& render);

}  // namespace calque::document
