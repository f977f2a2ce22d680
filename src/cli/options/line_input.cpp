#include "cli/options/line_input.h"

#include "calque/error.h"

namespace calque::cli {
namespace {

/// A file without line ends is no list of texts, and must not fill the memory.
constexpr std::size_t kLongestLine = std::size_t{16} << 20U;

}  // namespace

LineInput::LineInput(const std::string& path) : decoder_(text::ByteSource::open(path)) {}

bool LineInput::fill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const bool more = decoder_.read(buffer_);
  if (const auto bad = decoder_.take_bad_bytes(); !bad.empty()) {
    throw InputError(decoder_.source().name() + ": byte " +
                     std::to_string(bad.front().byte_offset) + " is no text in " +
                     decoder_.encoding() + ": convert the file to UTF-8");
  }
  return more;
}

/// The end of the line that begins at `at_`; reads on until it is there, or the file ends.
std::size_t LineInput::find_end() {
  std::size_t seen = at_;
  for (;;) {
    const std::size_t end = buffer_.find('\n', seen);
    if (end != std::string::npos) return end;
    if (buffer_.size() - at_ > kLongestLine) {
      throw InputError(decoder_.source().name() +
                       ": a line is longer than 16 MiB: is this a text file?");
    }
    seen = buffer_.size() - at_;  // fill() moves the line to the beginning
    if (!fill()) return std::string::npos;
  }
}

std::optional<std::string> LineInput::next() {
  for (;;) {
    const std::size_t end = find_end();
    if (end == std::string::npos && at_ == buffer_.size()) return std::nullopt;
    std::string line = buffer_.substr(at_, end == std::string::npos ? end : end - at_);
    at_ = end == std::string::npos ? buffer_.size() : end + 1;
    if (line.ends_with('\r')) line.pop_back();
    if (line.find_first_not_of(" \t") != std::string::npos) return line;
  }
}

}  // namespace calque::cli
