#pragma once

#include "check/pair.h"

namespace calque::check {

/// Inline tags that one text has and the other has not, isolated halves of pairs, and pairs that
/// overlap. Tags are the same when the elements in their native code have the same name, as `<a
/// href="en.html">` and `<a href="de.html">` have; codes of other kinds when they are equal, and
/// tags without a code when their `x` or `i` is.
void check_tags(const CheckedText& source, const CheckedText& target, const Report& report);

/// Placeholders (`%s`, `{name}`) and markup in the text itself. Elements are compared by name.
void check_placeholders(const CheckedText& source, const CheckedText& target, const Report& report);

/// The number of URLs and e-mail addresses. Which they are may differ: sites have pages in many
/// languages.
void check_addresses(const CheckedText& source, const CheckedText& target, const Report& report);

}  // namespace calque::check
