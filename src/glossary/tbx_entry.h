#pragma once

#include "calque/format.h"
#include "calque/glossary.h"
#include "formats/issue_log.h"

namespace pugi {
class xml_node;
}

namespace calque::glossary {

/// Makes an entry out of a parsed termEntry (TBX 2) or conceptEntry (TBX 3; DCA and DCT style, also
/// TBX-Min). Elements are known by their local names, without regard to case. White space in texts
/// becomes single spaces. What TBX does not have is kept as `admin` of type "x-NAME" and remarked
/// on; so are inline elements, of which the text is kept, and attributes, which are not.
/// The result may have no terms.
Entry entry_from_tbx(const pugi::xml_node& element, const ReadPlace& place, IssueLog& log);

}  // namespace calque::glossary
