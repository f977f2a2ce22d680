#include "server/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <limits>

#include "calque/error.h"

namespace calque::server {
namespace {

/// A compressor that ends itself.
class Deflater {
 public:
  Deflater() {
    constexpr int kGzip = 16;  // zlib.h: added to the window's bits
    if (deflateInit2(&stream_, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + kGzip, MAX_MEM_LEVEL,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
      throw Error("an answer cannot be compressed: there is no memory");
    }
  }
  ~Deflater() { deflateEnd(&stream_); }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
  z_stream& operator*() { return stream_; }

 private:
  z_stream stream_{};
};

}  // namespace

std::string gzip(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<uInt>::max() / 2) return {};
  Deflater deflater;
  z_stream& stream = *deflater;
  std::string input(bytes);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  // NOLINTBEGIN(cppcoreguidelines-pro-type-reinterpret-cast): zlib's bytes are unsigned
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  // NOLINTEND(cppcoreguidelines-pro-type-reinterpret-cast)
  stream.avail_out = static_cast<uInt>(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw Error("an answer cannot be compressed");
  out.resize(out.size() - stream.avail_out);
  return out;
}

bool accepts_gzip(std::string_view accept_encoding) {
  std::string fields;
  for (const char c : accept_encoding) {
    const bool space = c == ' ' || c == '\t';
    if (!space) fields += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  std::string_view rest = fields;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view field = rest.substr(0, end);
    const std::string_view coding = field.substr(0, field.find(';'));
    if (coding == "gzip" || coding == "x-gzip" || coding == "*") {
      const std::size_t quality = field.find(";q=");
      // "q=0", "q=0.000": not wanted.
      return quality == std::string_view::npos ||
             field.find_first_not_of("0.", quality + 3) != std::string_view::npos;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

}  // namespace calque::server
