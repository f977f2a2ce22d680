#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calque/segment.h"

/// White space of XLIFF that is none of the text, since no xml:space="preserve" holds.
namespace calque {

/// What of the white space of a content is put back around and into its translation.
struct LooseSpace {
  std::string before;  ///< At its beginning.
  std::string after;   ///< At its end.
  /// Between its sentences, each as it stands: a list or a message of several lines keeps its
  /// lines.
  std::vector<std::string> between;
};

/// The white space of a text.
LooseSpace loose_space_of(std::string_view text);

/// The text with one space in the place of each white space.
std::string with_single_spaces(std::string_view text);

/// Takes the white space at the ends away, where no tag stands outside of it.
void trim_ends(Segment& segment);

/// Puts the white space between sentences back, if the segment has as many.
void put_back_between(const LooseSpace& space, Segment& segment);

}  // namespace calque
