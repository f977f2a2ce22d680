#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "document/source_map.h"

namespace calque::document {

/// Walks through text of an HTML or XML file and what a parser made of it side by side.
class ReferenceText {
 public:
  /// The text of a reference such as "&amp;".
  using Decode = std::function<std::string(std::string_view)>;
  /// Gets each stretch of the decoded text with its bytes.
  using Visit = std::function<void(std::string_view, SourceRange)>;

  ReferenceText(std::string_view file, Decode decode) : file_(file), decode_(std::move(decode)) {}

  /// `decoded` is what the file has from `begin` on: references decoded, line ends as LF, tags left
  /// out. False when the two do not fit together.
  bool walk(std::string_view decoded, std::size_t begin, const Visit& visit) const;

 private:
  std::size_t reference_end(std::size_t at) const;

  std::string_view file_;
  Decode decode_;
};

/// The five references of XML and the numeric ones; what is none stays as it is.
std::string decode_xml_reference(std::string_view reference);

}  // namespace calque::document
