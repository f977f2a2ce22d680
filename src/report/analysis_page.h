#pragma once

#include <string>

#include "leverage/quote.h"
#include "leverage/receipt.h"

namespace calque::report {

/// An analysis as one HTML page without any other file, script or network: a bar a file, coloured
/// by bands (inline SVG), the figures, and what the receipt says.
std::string analysis_page(const leverage::Receipt& receipt, const leverage::Quote* quote = nullptr);

}  // namespace calque::report
