#include "formats/xliff/xliff_writer.h"

#include "calque/error.h"
#include "formats/xliff/xliff_writers.h"

namespace calque {

std::string uri_of_path(std::string_view path) {
  constexpr std::string_view kHexadecimal = "0123456789ABCDEF";
  constexpr std::string_view kEncoded = " %\"<>\\^`{|}#?";
  std::string uri;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    // Letters beyond ASCII may stand in an IRI (RFC 3987); control characters and these marks may
    // not.
    if (byte >= 0x20 && byte != 0x7F && kEncoded.find(c) == std::string_view::npos) {
      uri += c;
    } else {
      // The upper and the lower four bits (RFC 3986, 2.1).
      uri.append("%").append(1, kHexadecimal[byte >> 4U]).append(1, kHexadecimal[byte & 0xFU]);
    }
  }
  return uri;
}

std::unique_ptr<XliffWriter> make_xliff_writer(std::ostream& out,
                                               const XliffWriteOptions& options) {
  if (options.source_language.undetermined() || options.target_language.undetermined()) {
    throw UsageError("an XLIFF file needs a source and a target language");
  }
  return options.version == XliffVersion::v1_2 ? make_xliff1_writer(out, options)
                                               : make_xliff2_writer(out, options);
}

}  // namespace calque
