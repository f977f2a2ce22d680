#pragma once

#include <span>
#include <string_view>

namespace calque::web {

/// A file of the pages of the desk, compiled in. It is valid as long as the program runs.
struct WebFile {
  std::string_view name;          ///< Path below the root of the server, as "core/api.js".
  std::string_view content_type;  ///< As in the header of that name.
  std::string_view bytes;
  std::string_view etag;  ///< With its quotes; another one whenever the bytes are others.
};

/// All files, by name.
std::span<const WebFile> web_files();

/// The file of that name, or null. "index.html" is the page itself.
const WebFile* find_web_file(std::string_view name);

/// What the pages may do in a browser, as the header Content-Security-Policy says it: nothing but
/// their own scripts, styles, pictures and calls, and no text is ever made markup.
std::string_view content_security_policy();

}  // namespace calque::web
