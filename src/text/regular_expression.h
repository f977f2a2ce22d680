#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "calque/byte_range.h"

struct URegularExpression;

namespace calque::text {

/// A regular expression as ICU reads it
/// (https://unicode-org.github.io/icu/userguide/strings/regexp.html), in any case. Not for use by
/// two threads at once.
class RegularExpression {
 public:
  /// Throws UsageError, which says where, for what is none.
  explicit RegularExpression(std::string_view pattern);

  /// Where it matches in valid UTF-8, in order, without overlap; matches of nothing are left out.
  /// Throws UsageError where it takes too long (a pattern that tries every way to cut a text).
  std::vector<ByteRange> find_all(std::string_view text);

 private:
  struct Close {
    void operator()(URegularExpression* expression) const;
  };
  std::unique_ptr<URegularExpression, Close> expression_;
};

}  // namespace calque::text
