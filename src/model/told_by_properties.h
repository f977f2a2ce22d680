#pragma once

#include <string_view>
#include <vector>

#include "calque/unit.h"

namespace calque {

/// What properties say that the memory keeps in columns too. The properties stay as they are.

/// The first property of each kind that says something, whatever tool named it: `client`
/// (memoQ), `x-client`, `x-Client:SinglePicklist` (Trados Studio), `Att::Client` and `Txt::Client`
/// (Translator's Workbench), in any case of letters; `customer` is a client too.
Topic topic_of(const std::vector<Property>& properties);

/// True when `topic` names a client, and not `client`.
bool is_of_another_client(const Topic& topic, std::string_view client);

/// False when the unit, or one of its variants, says that no person has looked at it: it was
/// aligned (`origin` or `x-origin` alignment, memoQ's `aligned` yes), is machine translation
/// (`origin` mt and others), or is in a state before translated (`x-state`, Trados'
/// `x-ConfirmationLevel`: fuzzy, initial, new, needs-..., Draft and so on).
bool says_confirmed(const TranslationUnit& unit);

/// What is stored of it, or is going to be: as it was told, else as says_confirmed.
bool is_confirmed(const TranslationUnit& unit);

}  // namespace calque
