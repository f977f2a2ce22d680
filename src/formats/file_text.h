#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/encoder.h"
#include "text/text_edit.h"

namespace calque {

/// How the encoding of a file is worked out; see text::DecoderOptions.
struct FileTextOptions {
  std::string forced_encoding{};
  bool xml = false;
  std::string default_encoding = "UTF-8";
  bool lenient = false;  ///< Bytes without a meaning become U+FFFD.
};

/// A text file held whole: as it was, and as UTF-8. It can be written again with parts of it
/// replaced and all other bytes as they were.
class FileText {
 public:
  /// Throws InputError when the encoding is not known, or bytes have no meaning in it.
  FileText(std::string bytes, std::string name, const FileTextOptions& options);

  const std::string& name() const { return name_; }
  const std::string& encoding() const { return encoding_; }

  /// Without the byte order mark.
  const std::string& text() const { return text_; }

  /// What is odd about the encoding, and how many places were replaced; empty when all is well.
  const std::vector<std::string>& remarks() const { return remarks_; }

  /// The line of an offset in `text`, from 1.
  std::uint64_t line_at(std::size_t offset) const;

  /// The file with the patches put in; its own bytes when there are none. What is put in at one
  /// place keeps its order. Throws UsageError when patches overlap, and InputError when it has
  /// bytes that would not come out as they were, or the encoding lacks a character and that is to
  /// be refused.
  std::string patched(std::vector<text::TextEdit> patches, text::Unencodable unencodable) const;

 private:
  std::string bytes_;
  std::string name_;
  std::string text_;
  std::string encoding_;
  std::vector<std::string> remarks_;
};

}  // namespace calque
