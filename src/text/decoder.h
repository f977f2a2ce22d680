#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/byte_source.h"

struct UConverter;

namespace calque::text {

/// A place where the bytes have no meaning in the encoding. U+FFFD stands there.
struct BadBytes {
  std::uint64_t text_offset = 0;  ///< Of the U+FFFD, in bytes of the decoded text since its start.
  std::uint64_t byte_offset = 0;  ///< In the undecoded (but unpacked) bytes; near it in UTF-16.
};

struct DecoderOptions {
  /// Used whatever the file says, unless empty.
  std::string forced_encoding;
  /// Look at the encoding that an XML declaration names.
  bool xml = false;
  /// Used when nothing tells the encoding.
  std::string default_encoding = "UTF-8";
};

/// Turns bytes of any encoding into UTF-8, chunk by chunk.
///
/// The encoding is: the forced one; else what a byte order mark says; else UTF-16 when the first
/// bytes alternate with NUL (XML 1.0, appendix F); else the XML declaration's; else the default.
/// The byte order mark is not part of the text. ASCII is read as UTF-8, which contains it.
class Decoder {
 public:
  /// Throws InputError when the forced encoding, or the declared one, is not known.
  explicit Decoder(ByteSource source, const DecoderOptions& options = {});

  /// Appends the next chunk (up to a few hundred KiB) of valid UTF-8 to `out`; false at the end.
  bool read(std::string& out);

  /// The places replaced since the last call, in order. What to do about them is the caller's
  /// matter.
  std::vector<BadBytes> take_bad_bytes();

  /// IANA name.
  const std::string& encoding() const { return encoding_; }

  /// What is odd about how the file names its encoding, for a warning; empty when all is well.
  const std::string& remark() const { return remark_; }

  const ByteSource& source() const { return source_; }

 private:
  struct ConverterClose {
    void operator()(UConverter* converter) const;
  };

  void detect(const DecoderOptions& options);
  void use(std::string_view name, const char* told_by);
  void fill_input();
  void decode_utf8(std::string& out);
  void decode_with_icu(std::string& out);
  void replace(std::string& out, std::uint64_t byte_offset);

  ByteSource source_;
  std::string encoding_ = "UTF-8";
  std::string remark_;
  std::string input_;
  bool at_end_ = false;
  bool flushed_ = false;  ///< The converter knows that the end has come.
  std::uint64_t bytes_taken_ = 0;
  std::uint64_t text_given_ = 0;
  std::size_t out_start_ = 0;
  std::vector<BadBytes> bad_bytes_;
  std::unique_ptr<UConverter, ConverterClose> converter_;
};

}  // namespace calque::text
