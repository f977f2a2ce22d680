#pragma once

#include <string>
#include <string_view>

namespace calque::text {

/// What becomes of a character that the encoding does not have.
enum class Unencodable {
  refuse,        ///< InputError.
  xml_reference  ///< It is written as `&#x20AC;`.
};

/// Valid UTF-8 in another encoding: the way back from Decoder. No byte order mark is added.
/// @param encoding a name that ICU knows, as Decoder::encoding gives it.
/// @throws InputError when the encoding is not known, or lacks a character and that is to be
/// refused.
std::string encode(std::string_view utf8, const std::string& encoding, Unencodable unencodable);

}  // namespace calque::text
