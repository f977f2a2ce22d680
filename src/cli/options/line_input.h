#pragma once

#include <optional>
#include <string>

#include "text/decoder.h"

namespace calque::cli {

/// The lines of a text file of any encoding, compressed or not; "-" is standard input. Memory use
/// depends on the longest line only. Blank lines are passed over.
class LineInput {
 public:
  /// Throws InputError when the file cannot be opened.
  explicit LineInput(const std::string& path);

  /// The next line without its end; nothing at the end of the file. Throws InputError for bytes
  /// that are no text in the file's encoding, and for a line of more than 16 MiB.
  std::optional<std::string> next();

 private:
  bool fill();
  std::size_t find_end();

  text::Decoder decoder_;
  std::string buffer_;
  std::size_t at_ = 0;
};

}  // namespace calque::cli
