#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/format.h"
#include "formats/issue_log.h"

namespace calque {

/// Byte offsets in the text of a PO file.
struct PoSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The strings after a keyword, joined and without escapes.
struct PoString {
  std::string value;
  /// Escapes of control characters (`\033`, `\a`), which stay in `value` as they are written;
  /// each once.
  std::vector<std::string> kept_escapes;
  PoSpan span;  ///< From the first quote to the last.
};

/// An entry of a PO file. Obsolete entries (`#~`) are none.
struct PoEntry {
  std::uint64_t line = 0;                        ///< Of the first keyword.
  std::size_t begin = 0;                         ///< Of the line of the first keyword.
  std::vector<std::string> translator_comments;  ///< `# `
  std::vector<std::string> extracted_comments;   ///< `#.`
  std::vector<std::string> flags;                ///< `#,`: "fuzzy", "c-format", ...
  std::vector<PoSpan> flag_lines;                ///< With their ends of line.
  std::vector<PoSpan> previous_lines;            ///< `#|`, with their ends of line.
  std::string previous_source;                   ///< `#| msgid`; empty where there is none.
  std::string previous_plural;                   ///< `#| msgid_plural`
  std::optional<PoString> context;               ///< msgctxt
  PoString source;                               ///< msgid
  std::optional<PoString> plural;                ///< msgid_plural
  std::vector<PoString> translations;            ///< msgstr, or msgstr[0] and so on.

  bool has_flag(std::string_view flag) const;
};

struct PoFile {
  std::vector<PoEntry> entries;  ///< The header is the first one, if there is one.
  std::size_t obsolete = 0;      ///< Number of entries that are marked so.
  IssueLog log;                  ///< What gettext's own tools refuse, though it can be read.
};

/// Reads a PO file as the GNU gettext manual ("The Format of PO Files") describes it.
/// @param name stands in messages. @throws InputError naming the line.
PoFile parse_po(std::string_view text, std::string_view name);

/// `value` in quotes, on several lines where it has line feeds inside, as gettext writes it.
/// @param kept_escapes are written as they are. @param line_end "\n" or "\r\n".
std::string quote_po(std::string_view value, const std::vector<std::string>& kept_escapes,
                     std::string_view line_end);

}  // namespace calque
