// See bilingual_check.h.

#include <cstddef>
#include <cstdint>

#include "bilingual_check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  check_bilingual(std::string(reinterpret_cast<const char*>(data), size),
                  calque::unit_format("ts"));
  return 0;
}
