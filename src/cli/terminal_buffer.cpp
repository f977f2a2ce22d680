#include "cli/terminal_buffer.h"

#include <algorithm>

#include "report/terminal_text.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

/// A longer line goes out in pieces: memory use must not depend on what is printed.
constexpr std::size_t kLongestLine = std::size_t{1} << 16U;

/// The bytes of `text` up to a character whose rest may still come.
std::size_t whole_characters(std::string_view text) {
  // Bytes after the first one of a UTF-8 sequence.
  constexpr std::size_t kMostContinuations = 3;
  std::size_t start = text.size();
  while (start > 0 && text.size() - start < kMostContinuations &&
         text::is_continuation(text[start - 1])) {
    --start;
  }
  // 11xxxxxx: the first byte of a sequence of several.
  const bool begins = start > 0 && (static_cast<unsigned char>(text[start - 1]) & 0xC0U) == 0xC0U;
  if (!begins) return text.size();
  return text::decode_at(text, start - 1).length == text.size() - start + 1 ? text.size()
                                                                            : start - 1;
}

}  // namespace

TerminalBuffer::~TerminalBuffer() {
  put_line(pending_.size());
  terminal_.pubsync();
}

bool TerminalBuffer::put_dressed(std::string_view text, const report::Style& style) {
  return put_line(pending_.size()) && send(report::terminal_dressed(text, style));
}

std::streamsize TerminalBuffer::xsputn(const char* bytes, std::streamsize count) {
  pending_.append(bytes, static_cast<std::size_t>(count));
  // Whole lines, as the direction of a text is decided line by line.
  const std::size_t line_end = pending_.rfind('\n');
  const bool sent = line_end == std::string::npos || put_line(line_end + 1);
  const bool cut = pending_.size() < kLongestLine || put_line(whole_characters(pending_));
  return sent && cut ? count : 0;
}

TerminalBuffer::int_type TerminalBuffer::overflow(int_type byte) {
  if (traits_type::eq_int_type(byte, traits_type::eof())) return traits_type::not_eof(byte);
  const char written = traits_type::to_char_type(byte);
  return xsputn(&written, 1) == 1 ? byte : traits_type::eof();
}

int TerminalBuffer::sync() {
  const bool sent = put_line(whole_characters(pending_));
  return sent && terminal_.pubsync() == 0 ? 0 : -1;
}

bool TerminalBuffer::put_line(std::size_t length) {
  if (length == 0) return true;
  const std::string safe = report::terminal_content(std::string_view(pending_).substr(0, length));
  pending_.erase(0, length);
  return send(safe);
}

bool TerminalBuffer::send(const std::string& safe) {
  const auto size = static_cast<std::streamsize>(safe.size());
  return terminal_.sputn(safe.data(), size) == size;
}

}  // namespace calque::cli
