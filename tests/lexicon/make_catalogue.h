#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// A compiled catalogue as msgfmt writes one, of messages and translations in this order.
inline std::string make_catalogue(const std::vector<std::pair<std::string, std::string>>& messages,
                                  bool big_endian = false) {
  const auto number = [big_endian](std::size_t value) {
    std::string out;
    for (unsigned i = 0; i < 4; ++i) {
      const unsigned shift = 8U * (big_endian ? 3U - i : i);
      out += static_cast<char>(value >> shift & 0xFFU);
    }
    return out;
  };
  const std::size_t count = messages.size();
  std::string ids;
  std::string translations;
  std::string texts;
  const std::size_t begin = 28 + 16 * count;
  for (const auto& [id, translation] : messages) {
    ids += number(id.size()) + number(begin + texts.size());
    texts += id + '\0';
    translations += number(translation.size()) + number(begin + texts.size());
    texts += translation + '\0';
  }
  return number(0x950412DE) + number(0) + number(count) + number(28) + number(28 + 8 * count) +
         number(0) + number(0) + ids + translations + texts;
}
