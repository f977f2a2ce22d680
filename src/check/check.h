#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "calque/check.h"
#include "calque/unit.h"
#include "check/pair.h"

namespace calque::check {

/// What a text is of a message that a program chooses by a number, as in PO.
struct PluralForm {
  bool is_form = false;
  bool leaves_number_out = false;    ///< It may say "one" or "two" in words, or not at all.
  std::string_view plural_source{};  ///< The source of the other forms.
};

/// A source, one of its translations and the place of their unit.
struct CheckedPair {
  const CheckedText& source;
  const CheckedText& target;
  const UnitPlace& place;
  const Identity& identity;  ///< By which the source is told from texts that are equal to it.
  PluralForm plural{};
};

/// What one or several rows of check_table() do, in one Checker. Not for use by two threads at
/// once.
class Check {
 public:
  Check() = default;
  Check(const Check&) = delete;
  Check& operator=(const Check&) = delete;
  virtual ~Check() = default;

  /// Called for each pair, in order. Reports go under the ids of the rows.
  virtual void check(const CheckedPair& pair, const Report& report) = 0;

  /// Called after the last unit: for what concerns several units.
  virtual void finish(const FindingSink& /*sink*/) {}
};

/// CheckRow::make for a Check that takes no options.
template <typename AnyCheck>
std::unique_ptr<Check> make_check(const CheckerOptions& /*options*/) {
  return std::make_unique<AnyCheck>();
}

/// A function that remembers nothing from pair to pair, of a target beside its source, as a Check.
template <void (*function)(const CheckedText& source, const CheckedText& target, const Report&)>
class PairCheck : public Check {
 public:
  void check(const CheckedPair& pair, const Report& report) override {
    function(pair.source, pair.target, report);
  }
};

/// The same for a function that asks more about the pair.
template <void (*function)(const CheckedPair& pair, const Report&)>
class UnitCheck : public Check {
 public:
  void check(const CheckedPair& pair, const Report& report) override { function(pair, report); }
};

/// The same for a function of a target alone.
template <void (*function)(const CheckedText& target, const Report&)>
class TargetCheck : public Check {
 public:
  void check(const CheckedPair& pair, const Report& report) override {
    function(pair.target, report);
  }
};

}  // namespace calque::check
