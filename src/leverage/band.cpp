#include "leverage/band.h"

#include <algorithm>

namespace calque::leverage {
namespace {

/// In the order of Band. Keys are in receipts and files of weights: DO NOT CHANGE.
constexpr std::array<std::string_view, kBands> kKeys{
    "no-letters", "102", "101", "repetition", "100", "95-99", "85-94", "75-84", "50-74", "new"};
constexpr std::array<std::string_view, kBands> kTitles{
    "no letters", "102 %",   "101 %",   "repetitions", "100 %",
    "95–99 %",    "85–94 %", "75–84 %", "50–74 %",     "new"};

}  // namespace

Band band_of(MatchRate rate) {
  const int percent = rate.percent();
  // The bands that translators' price lists have.
  if (percent >= 102) return Band::context_two;
  if (percent == 101) return Band::context_one;
  if (percent == 100) return Band::exact;
  if (percent >= 95) return Band::from_95;
  if (percent >= 85) return Band::from_85;
  if (percent >= 75) return Band::from_75;
  return rate >= kLeastRate ? Band::from_50 : Band::none;
}

std::string_view key_of(Band band) {
  return kKeys.at(index_of(band));
}

std::optional<Band> band_with_key(std::string_view key) {
  const auto found = std::ranges::find(kKeys, key);
  if (found == kKeys.end()) return std::nullopt;
  return static_cast<Band>(found - kKeys.begin());
}

std::string_view title_of(Band band) {
  return kTitles.at(index_of(band));
}

}  // namespace calque::leverage
