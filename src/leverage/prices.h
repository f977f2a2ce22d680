#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "leverage/band.h"
#include "leverage/money.h"
#include "leverage/weights.h"

namespace calque::leverage {

/// What a translator or an agency asks for: the price of a full word, of which the bands take their
/// weights, or a price of a band; and a least fee.
class Prices {
 public:
  /// Takes "0.12", the price of a full word, or "85-94=0.07", the price of a word of that band.
  /// @throws UsageError for any other text.
  void set(std::string_view written);

  /// @throws UsageError for what is no currency.
  void set_currency(std::string_view code) { currency_ = currency_of(code); }

  /// In the currency's unit; read by `check`.
  void set_minimum(std::string_view written) { written_minimum_ = written; }

  /// A file with an entry a line: a price as `set` takes it, "currency = EUR" or "minimum = 25";
  /// `#` begins a comment. @param name stands in messages. @throws InputError naming the line.
  void read(std::string_view text, std::string_view name);

  /// Whether anything was set.
  bool any() const;

  /// To be called when all is set.
  /// @throws UsageError when there is no currency, no price for some band, or the least fee is no
  /// amount of the currency.
  void check();

  const Currency& currency() const { return *currency_; }
  Amount minimum() const { return minimum_; }
  std::optional<UnitPrice> full_word() const { return full_word_; }

  /// The price of a word of a band. Without one of full words, segments without letters have that
  /// of 102 % unless they have their own. After `check`.
  UnitPrice of(Band band, const Weights& weights) const;

 private:
  void set_entry(std::string_view entry);

  std::optional<UnitPrice> full_word_;
  std::array<std::optional<UnitPrice>, kBands> bands_;
  std::optional<Currency> currency_;
  std::string written_minimum_;
  Amount minimum_;
};

}  // namespace calque::leverage
