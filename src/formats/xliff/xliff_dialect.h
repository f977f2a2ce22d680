#pragma once

#include <string_view>

#include "formats/bilingual.h"
#include "formats/xliff/xliff_parts.h"

/// What tools write into XLIFF 1.2 beside the standard: Trados Studio (`sdl:`), memoQ (`mq:`) and
/// Phrase, formerly Memsource (`m:`). docs/formats.md has the tables.
namespace calque {

/// By the namespaces that the root element declares.
XliffTextRules text_rules_of(const XmlNode& root);

/// Where translations of Phrase have their state: `m:confirmed` of a trans-unit.
inline bool has_phrase_state(const XmlNode& unit) {
  return !unit.attribute("m:confirmed").empty();
}

/// What a file of XLIFF 1 says of a translation.
struct XliffStatus {
  TranslationState state = TranslationState::translated;
  std::string_view shown;  ///< The state by the file's own name; empty where it has none.
  /// False where nobody has translated yet: a target that repeats the source is then none.
  bool begun = true;
  bool by_program = false;  ///< A draft that a program has put there.
  bool machine = false;     ///< A draft of machine translation.
};
XliffStatus status_of(const XliffUnit& unit, const XliffSlot& slot);

/// True where the file says that a segment is not to be changed.
bool is_locked(const XliffUnit& unit, const XliffSlot& slot);

}  // namespace calque
