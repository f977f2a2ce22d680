#pragma once

#include <string_view>

namespace calque::text {

/// A file of the sources that is compiled in (cmake/embed_files.cmake).
struct EmbeddedFile {
  std::string_view name;  ///< Without its folder.
  std::string_view text;

  /// The name without its ending.
  constexpr std::string_view stem() const { return name.substr(0, name.rfind('.')); }
};

}  // namespace calque::text
