#pragma once

#include <streambuf>
#include <string>
#include <string_view>

#include "report/style.h"

namespace calque::cli {

/// Stands between a stream and the terminal that it writes to: all that goes through is made safe
/// (report/terminal_text.h), line by line, whoever writes it.
class TerminalBuffer : public std::streambuf {
 public:
  /// `terminal` must outlive it.
  explicit TerminalBuffer(std::streambuf& terminal) : terminal_(terminal) {}
  ~TerminalBuffer() override;
  TerminalBuffer(const TerminalBuffer&) = delete;
  TerminalBuffer& operator=(const TerminalBuffer&) = delete;

  /// Writes text that `style` dressed, whose escape sequences stay. False when that failed.
  bool put_dressed(std::string_view text, const report::Style& style);

 protected:
  std::streamsize xsputn(const char* bytes, std::streamsize count) override;
  int_type overflow(int_type byte) override;
  int sync() override;

 private:
  bool put_line(std::size_t length);
  bool send(const std::string& safe);

  std::streambuf& terminal_;
  std::string pending_;  ///< The line that has not ended.
};

}  // namespace calque::cli
