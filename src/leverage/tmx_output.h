#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "calque/language.h"
#include "leverage/pretranslation.h"

namespace calque::leverage {

struct TmxOutputOptions {
  Language source{};
  Language target{};
  std::string origin{};  ///< The name of the article.
  std::string date{};    ///< TMX date; empty: not told.
};

/// Writes the segments that have a translation as TMX units, each pair of texts once between the
/// same neighbours, with the
/// segment's neighbours in the article as context and the rate as property `x-match-rate`.
/// Returns the number of units.
std::size_t write_tmx(std::ostream& out, const std::vector<Pretranslated>& segments,
                      const TmxOutputOptions& options);

}  // namespace calque::leverage
