#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "calque/segment.h"

namespace calque {

/// The `originalData` of a unit or a match of XLIFF 2 that is written: each native code once.
class OriginalDataTable {
 public:
  /// The id of the data of this code.
  std::string id_of(const std::string& code);

  /// The element; empty when there is no data.
  std::string element() const;

 private:
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> codes_;
};

/// A segment as content of a source or target of XLIFF 2.1. Nested pairs become `pc`, others `sc`
/// and `ec`, halves of pairs isolated ones; highlights become `mrk`, or `sm` and `em`.
/// @param ids one for each tag.
std::string write_xliff2_content(const Segment& segment, const std::vector<std::size_t>& ids,
                                 OriginalDataTable& data);

}  // namespace calque
