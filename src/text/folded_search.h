#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "calque/byte_range.h"
#include "text/unicode.h"

namespace calque::text {

/// Finds one phrase in many texts without regard to case. Prepared once, for one set of case rules.
class FoldedSearch {
 public:
  explicit FoldedSearch(std::string_view phrase, CaseRules rules = CaseRules::standard);

  /// The first occurrence at or after the byte `from` (the start of a character of `text`), as a
  /// range of whole characters of `text`. An empty phrase occurs nowhere.
  std::optional<ByteRange> find(std::string_view text, std::size_t from = 0) const;

 private:
  std::string folded_phrase_;
  CaseRules rules_;
};

}  // namespace calque::text
