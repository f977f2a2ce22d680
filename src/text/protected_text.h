#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace calque::text {

/// What a translation takes over as it is.
enum class ProtectedKind : std::uint8_t {
  directive,  ///< `%s`, `%1`, `%(name)s`: see format_directive.h.
  time,       ///< A directive of a date or time (`%H`), which languages order as they like.
  variable,   ///< `{0}`, `${name}`: see variable.h.
  choice,     ///< The beginning of an ICU plural or select.
  markup,     ///< `<b>`, `</a>`, `<!-- x -->`.
  character,  ///< `&nbsp;`, `&#160;`: a character that a translation may write as it is.
  role,       ///< A role of reStructuredText with its text.
  literal,    ///< Code between backticks.
  option,     ///< `--verbose`
  address,    ///< A URL or an e-mail address.
  path,       ///< `/usr/share`
  name        ///< `PostScript`, `snake_case`, `UTF-8`
};

/// A stretch of text by byte offsets, `begin` included, `end` excluded.
struct ProtectedText {
  std::size_t begin = 0;
  std::size_t end = 0;
  ProtectedKind kind = ProtectedKind::name;
  bool operator==(const ProtectedText&) const = default;

  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// The protected text of valid UTF-8, in order, without overlaps. What looks ambiguous alone
/// (`%1x`, `<Enter>`) is told from the rest of the text. Takes time in proportion to the text.
std::vector<ProtectedText> find_protected(std::string_view text);

}  // namespace calque::text
