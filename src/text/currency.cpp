#include "text/currency.h"

#include <unicode/ucurr.h>
#include <unicode/uenum.h>

#include <memory>

namespace calque::text {

bool is_currency(std::string_view code) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UEnumeration, decltype(&uenum_close)> codes(
      ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status), uenum_close);
  while (U_SUCCESS(status)) {
    std::int32_t length = 0;
    const char* known = uenum_next(codes.get(), &length, &status);
    if (known == nullptr) return false;
    if (code == std::string_view(known, static_cast<std::size_t>(length))) return true;
  }
  return false;
}

}  // namespace calque::text
