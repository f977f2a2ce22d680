#pragma once

#include <cstddef>
#include <string_view>

/// Pieces of code, and what names things in it, in the prose of manuals.
namespace calque::text {

/// Each gives the length in bytes of what begins at `offset`, 0 when there is none. None looks
/// further than some hundred bytes ahead.

/// A role of reStructuredText with its text: :ref:`text <target>`.
std::size_t role_length(std::string_view text, std::size_t offset);

/// `code` of Markdown and ``code`` of reStructuredText. "`quoted'" of older manuals is none.
std::size_t literal_length(std::string_view text, std::size_t offset);

/// The name of an option of a command: `--verbose`.
std::size_t option_length(std::string_view text, std::size_t offset);

/// A path: `/usr/share`, `~/.config`, `C:\Windows`; not "and/or".
std::size_t path_length(std::string_view text, std::size_t offset);

/// A name that no word of a language looks like: `PostScript`, `snake_case`, `x86_64`, `UTF-8`,
/// `os.path`, `main()`. The caller has seen that no letter stands before.
std::size_t name_length(std::string_view text, std::size_t offset);

}  // namespace calque::text
