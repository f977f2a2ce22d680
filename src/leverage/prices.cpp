#include "leverage/prices.h"

#include <algorithm>

#include "calque/error.h"
#include "leverage/setting_lines.h"
#include "text/printable.h"

namespace calque::leverage {
namespace {

constexpr std::size_t kShown = 60;  // bytes of what was written, in a message

std::string in_quotes(std::string_view written) {
  return "\"" + text::make_printable(written.substr(0, kShown)) + "\"";
}

}  // namespace

void Prices::set(std::string_view written) {
  const Setting setting = split_setting(written);
  const auto price = read_price(setting.value ? *setting.value : setting.name);
  const auto band = band_with_key(setting.name);
  if (!price || (setting.value && !band)) {
    throw UsageError(
        in_quotes(written) +
        " is no price: write PRICE or BAND=PRICE with up to six decimals, as in 0.12 "
        "or 85-94=0.07; the bands are no-letters, 102, 101, repetition, 100, 95-99, 85-94, 75-84, "
        "50-74 and new");
  }
  (setting.value ? bands_.at(index_of(*band)) : full_word_) = price;
}

void Prices::set_entry(std::string_view entry) {
  const Setting setting = split_setting(entry);
  if (setting.value && setting.name == "currency") {
    set_currency(*setting.value);
  } else if (setting.value && setting.name == "minimum") {
    set_minimum(*setting.value);
  } else {
    set(entry);
  }
}

void Prices::read(std::string_view text, std::string_view name) {
  for_each_setting(text, name, [this](std::string_view entry) { set_entry(entry); });
}

bool Prices::any() const {
  return full_word_ || currency_ || !written_minimum_.empty() ||
         std::ranges::any_of(bands_, [](const auto& price) { return price.has_value(); });
}

void Prices::check() {
  if (!currency_) throw UsageError("say in which currency the prices are: --currency EUR");
  std::string missing;
  for (const Band band : kAllBands) {
    // Files of prices are older than this band.
    if (full_word_ || bands_.at(index_of(band)) || band == Band::unlettered) continue;
    missing += (missing.empty() ? "" : ", ") + std::string(key_of(band));
  }
  if (!missing.empty()) {
    throw UsageError("there is no price for " + missing +
                     ": give --price N, the price of a full word, or one for each band");
  }
  if (written_minimum_.empty()) return;
  const auto minimum = read_amount(written_minimum_, *currency_);
  if (!minimum) {
    throw UsageError(in_quotes(written_minimum_) + " is no amount of " + currency_->code +
                     ", which has " + std::to_string(currency_->decimals) + " decimals");
  }
  minimum_ = *minimum;
}

UnitPrice Prices::of(Band band, const Weights& weights) const {
  const bool as_context = band == Band::unlettered && !full_word_ && !bands_.at(index_of(band));
  const auto& own = bands_.at(index_of(as_context ? Band::context_two : band));
  return own ? *own : share_of(full_word_.value(), weights.of(band));
}

}  // namespace calque::leverage
