#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "calque/segment.h"

namespace calque {

/// Gives the tags of a unit their ids, which are numbers from 1 on.
class XliffCodes {
 public:
  /// An id for each tag of a source; the halves of a pair have the same.
  std::vector<std::size_t> number(const Segment& source);

  /// For each tag of another segment the id of the tag of `source` that it is, or a new one.
  std::vector<std::size_t> number_like(const Segment& segment, const Segment& source,
                                       const std::vector<std::size_t>& source_ids);

 private:
  std::size_t next_ = 1;
};

/// True for each tag whose pair (see find_pairs) can be an element around the text: no other pair
/// crosses it.
std::vector<bool> find_nested(const std::vector<InlineTag>& tags,
                              const std::vector<std::size_t>& pairs);

std::string_view attribute_of(const InlineTag& tag, std::string_view name);

/// The native code as one text, with the text of sub-flows in it.
std::string native_code(const InlineTag& tag);

}  // namespace calque
