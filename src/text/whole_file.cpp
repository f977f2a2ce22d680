#include "text/whole_file.h"

#include <algorithm>
#include <span>

#include "calque/error.h"

namespace calque::text {

std::string read_whole(ByteSource& source, std::size_t limit) {
  // Most files fit; for others doubling copies each byte twice at most. One byte more than the
  // limit is asked for, to see whether there is more.
  constexpr std::size_t kFirst = std::size_t{64} << 10U;
  std::string bytes;
  std::size_t size = 0;
  for (;;) {
    if (size == bytes.size()) {
      if (size > limit) {
        throw InputError(
            source.name() + ": it is larger than " + std::to_string(limit >> 20U) +
            " MiB, and more is not read; split it, or see whether it is the right file");
      }
      bytes.resize(std::min(std::max(kFirst, 2 * size), limit + 1));
    }
    const std::size_t count = source.read(std::span(bytes).subspan(size));
    size += count;
    if (count == 0) break;
  }
  bytes.resize(size);
  return bytes;
}

std::string read_whole_file(const std::string& path, std::size_t limit) {
  ByteSource source = ByteSource::open(path);
  return read_whole(source, limit);
}

}  // namespace calque::text
