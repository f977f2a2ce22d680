#include "text/text_edit.h"

namespace calque::text {

std::string edited(std::string_view text, std::span<const TextEdit> edits) {
  std::string out;
  std::size_t at = 0;
  for (const TextEdit& edit : edits) {
    out.append(text.substr(at, edit.begin - at)).append(edit.replacement);
    at = edit.end;
  }
  return out.append(text.substr(at));
}

}  // namespace calque::text
