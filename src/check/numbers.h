#pragma once

#include <map>
#include <string>

#include "check/check.h"
#include "check/number_explanation.h"
#include "check/units.h"

namespace calque::check {

/// Compares the numbers of a text with those of its translation, as often as they stand.
///
/// Each is read as its language writes numbers, else in every way that some language does: in
/// German "1.234" is 1234. Numbers of equal value belong together; then their units and signs must
/// agree ("numbers"), and the target's must be written as its language writes them
/// ("number-format"). What has no partner is looked for in other forms (see number_explanation.h),
/// and only what is left is told. Months that are named and numerals in words are compared too. Not
/// for use by two threads at once.
class NumberCheck : public Check {
 public:
  void check(const CheckedPair& pair, const Report& report) override;

 private:
  /// What is known of a language.
  struct Known {
    explicit Known(const Language& language)
        : words(language.tag(), language.primary()), conventions(language.tag()) {}
    WrittenNumbers words;
    Conventions conventions;
  };

  Known& known(const CheckedText& text);
  NumberSide side_of(const CheckedText& text);

  Units units_;
  std::map<std::string, Known, std::less<>> known_;
};

}  // namespace calque::check
