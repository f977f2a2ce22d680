#pragma once

#include <span>
#include <string>
#include <vector>

#include "calque/language.h"
#include "leverage/pretranslation.h"

namespace calque::report {

struct PretranslationPageOptions {
  std::string title;  ///< Of the page; plain text.
  Language source;
  Language target;
  std::vector<std::string> gone{};  ///< What an earlier version had, and this one has not.
};

/// A pretranslated article as one HTML page without any other file, script or network: a row a
/// segment with its rate, the translation, and for fuzzy matches what differs from the stored text.
/// Languages that are written from right to left stand so.
std::string pretranslation_page(std::span<const leverage::Pretranslated> segments,
                                const PretranslationPageOptions& options);

}  // namespace calque::report
