#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace calque::server {

/// A part of a form that was sent as multipart/form-data (RFC 7578).
struct FormPart {
  std::string name;
  std::string value;        ///< Bytes as sent, of a file as well.
  std::string file_name{};  ///< As the sender calls the file; empty where it is none.
};

/// Parts that a form may have; forms of clients have some twenty.
inline constexpr std::size_t kMostFormParts = 1000;

/// The parts of a body. `content_type` is the header's value, which names the boundary. Preamble,
/// epilogue, and the parts' headers but for their names are passed over. Takes time in proportion
/// to the body. @throws HttpError (400) for what is no such form.
std::vector<FormPart> parse_multipart(std::string_view content_type, std::string_view body);

}  // namespace calque::server
