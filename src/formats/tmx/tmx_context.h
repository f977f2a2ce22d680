#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/unit.h"

/// The neighbours of a segment, which each tool writes in its own props.
namespace calque {

/// The contexts of a unit's variants, one for each, that the props of other tools tell:
/// OmegaT's `prev` and `next` and XTM's `x-previous-source-text` and `x-next-source-text` on the
/// unit (the source variant's), Trados Studio's `x-ContextContent` on the unit (previous text of
/// source and target), memoQ's `x-context-pre` and `x-context-post` on a variant (an escaped `seg`
/// element). The source variant is the first one of the source language, or the first one.
std::vector<Context> contexts_told_by_properties(const TranslationUnit& unit);

/// Sets the contexts of all variants: what plain-text context props on a variant say, else what
/// contexts_told_by_properties gives. The plain props are removed.
void read_contexts(TranslationUnit& unit);

/// The plain props to write on the variant so that read_contexts gives its context again; none when
/// its other props tell it. `told` is its element of contexts_told_by_properties.
std::vector<Property> context_properties(const Variant& variant, const Context& told);

}  // namespace calque
