#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "calque/segment.h"
#include "formats/xliff/xliff_space.h"
#include "formats/xml/xml_tree.h"

namespace calque {

/// What stands in the file for a tag of a segment.
struct XliffOrigin {
  std::string xml;        ///< The element, or its start tag or end tag.
  bool encloses = false;  ///< A start tag or end tag: such pairs have to be nested.
};

/// How the text of a file is to be read: that depends on the tool that wrote it.
struct XliffTextRules {
  bool keeps_space = false;  ///< White space is text wherever it stands.
  bool brace_codes = false;  ///< `{1}` and `{b>bold<b}` in the text are tags.
};

/// The content of an XLIFF source or target, or of a segment in it.
struct XliffContent {
  Segment segment;
  LooseSpace space;                  ///< None where white space is text.
  std::vector<XliffOrigin> origins;  ///< One for each of segment.tags.
};

/// The original data of a unit of XLIFF 2 by id.
using OriginalData = std::map<std::string, std::string, std::less<>>;

/// Makes a segment of an element with XLIFF's inline elements.
///
/// | XLIFF 1.2 | XLIFF 2 | tag |
/// |---|---|---|
/// | g, foreign elements with content | pc | a pair around the text |
/// | bpt ept, bx ex | sc ec, sm em | a pair |
/// | ph, x, empty foreign elements | ph, cp | placeholder |
/// | it | | isolated |
/// | mrk | mrk | highlight; of mtype "seg": nothing |
///
/// Where no xml:space="preserve" holds, nor `rules` say so, white space becomes one space, and none
/// at the ends. What Trados marks as deleted is not there, what it marks as added or commented on
/// is text like any other.
///
/// The native code is the content of bpt, ept, ph and it, or the original data; where there is
/// none, the element's own tag as text. `x` is the element's id. The tags are in TMX's form (see
/// normalise_tags).
/// @param file the text that `node` was parsed from.
/// @throws InputError when sub-flows are nested too deep.
XliffContent read_xliff_content(const XmlNode& node, std::string_view file,
                                const OriginalData& data, const XliffTextRules& rules);

/// The segment as inline content with the tags of `source` (see Filling::target), of which
/// `origins` tells how they are written. `left_out` is set to the number of its tags that are not
/// there.
std::string write_xliff_content(const Segment& segment, const Segment& source,
                                const std::vector<XliffOrigin>& origins, std::size_t& left_out);

}  // namespace calque
