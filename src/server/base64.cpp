#include "server/base64.h"

#include <openssl/evp.h>

namespace calque::server {

std::optional<std::string> decode_base64(std::string_view written) {
  // Of headers, which are short: the size fits into an int.
  constexpr std::size_t kMost = std::size_t{1} << 20U;
  if (written.empty() || written.size() % 4 != 0 || written.size() > kMost) return std::nullopt;
  std::string bytes(written.size() / 4 * 3, '\0');
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): OpenSSL's bytes are unsigned
  const auto* from = reinterpret_cast<const unsigned char*>(written.data());
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  auto* to = reinterpret_cast<unsigned char*>(bytes.data());
  if (EVP_DecodeBlock(to, from, static_cast<int>(written.size())) < 0) return std::nullopt;
  // OpenSSL counts the padding as bytes.
  for (std::size_t i = 1; i <= 2 && written[written.size() - i] == '='; ++i) bytes.pop_back();
  return bytes;
}

}  // namespace calque::server
