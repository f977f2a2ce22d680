#include "document/markdown/code_fence.h"

#include <algorithm>

namespace calque::document {
namespace {

std::size_t run_of(char c, std::string_view text) {
  return std::min(text.find_first_not_of(c), text.size());
}

std::string_view past_list_mark(std::string_view line) {
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const std::string_view marks = digits > 0 ? ".)" : "-*+";
  const bool listed = digits + 1 < line.size() &&
                      marks.find(line[digits]) != std::string_view::npos && line[digits + 1] == ' ';
  if (!listed) return line;
  line.remove_prefix(digits + 1);
  return line.substr(std::min(line.find_first_not_of(' '), line.size()));
}

}  // namespace

bool CodeFence::take(std::string_view line) {
  if (length_ == 0) return opens(past_list_mark(line));
  if (closes(line)) length_ = 0;
  return true;
}

/// CommonMark, 4.5: three marks or more; what follows backticks has none.
bool CodeFence::opens(std::string_view line) {
  if (line.empty() || (line.front() != '`' && line.front() != '~')) return false;
  const std::size_t length = run_of(line.front(), line);
  if (length < 3 || (line.front() == '`' && line.find('`', length) != std::string_view::npos))
    return false;
  length_ = length;
  mark_ = line.front();
  return true;
}

bool CodeFence::closes(std::string_view line) const {
  const std::size_t length = run_of(mark_, line);
  return length >= length_ && line.find_first_not_of(" \t\r", length) == std::string_view::npos;
}

}  // namespace calque::document
