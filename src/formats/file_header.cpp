#include <algorithm>

#include "calque/format.h"
#include "text/ascii.h"

namespace calque {

std::string_view FileHeader::attribute(std::string_view name) const {
  const auto found = std::ranges::find_if(attributes, [name](const Attribute& attribute) {
    return text::equals_ignoring_case(attribute.name, name);
  });
  return found == attributes.end() ? std::string_view{} : std::string_view(found->value);
}

}  // namespace calque
