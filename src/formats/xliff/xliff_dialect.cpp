#include "formats/xliff/xliff_dialect.h"

#include <algorithm>
#include <initializer_list>

namespace calque {
namespace {

bool contains(std::initializer_list<std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_machine(std::string_view origin) {
  return contains({"mt", "nmt", "amt"}, origin);
}

/// XLIFF 1.2, the attributes state and state-qualifier.
XliffStatus standard_status(const XliffUnit& unit) {
  const std::string_view state = unit.target->attribute("state");
  const std::string_view qualifier = unit.target->attribute("state-qualifier");
  XliffStatus status{.state = TranslationState::draft, .shown = state};
  // A target without a state is a translation, as most tools write none.
  if (state.empty() || state == "translated") status.state = TranslationState::translated;
  if (contains({"final", "signed-off"}, state)) status.state = TranslationState::approved;
  // Approved says more than translated, but nothing against a state that asks for review.
  if (status.state == TranslationState::translated && unit.node->attribute("approved") == "yes") {
    status.state = TranslationState::approved;
  }
  status.begun = !contains({"new", "needs-translation"}, state);
  if (status.state != TranslationState::draft) return status;
  status.machine = contains({"leveraged-mt", "mt-suggestion"}, qualifier);
  status.by_program =
      status.machine ||
      contains({"exact-match", "fuzzy-match", "id-match", "leveraged-glossary",
                "leveraged-inherited", "leveraged-repository", "leveraged-tm", "tm-suggestion"},
               qualifier);
  return status;
}

/// Trados' confirmation levels. Studio sets the origin "interactive" as soon as somebody types.
XliffStatus trados_status(const XmlNode& details) {
  const std::string_view level = details.attribute("conf");
  const std::string_view origin = details.attribute("origin");
  XliffStatus status{.state = TranslationState::draft, .shown = level};
  if (level == "Translated") status.state = TranslationState::translated;
  if (contains({"ApprovedTranslation", "ApprovedSignOff"}, level)) {
    status.state = TranslationState::approved;
  }
  if (status.state != TranslationState::draft) return status;
  status.begun = !level.empty() && origin != "source";
  status.machine = is_machine(origin);
  status.by_program =
      level.empty() || (level == "Draft" && !origin.empty() && origin != "interactive");
  return status;
}

/// memoQ's states of rows.
XliffStatus memoq_status(std::string_view shown) {
  XliffStatus status{.state = TranslationState::draft, .shown = shown};
  if (contains({"Confirmed", "ManuallyConfirmed", "AssembledConfirmed"}, shown)) {
    status.state = TranslationState::translated;
  }
  if (contains({"Proofread", "Reviewed", "Reviewer1Confirmed", "Reviewer2Confirmed"}, shown)) {
    status.state = TranslationState::approved;
  }
  status.begun = shown != "NotStarted";
  status.machine = shown == "MachineTranslated";
  status.by_program = contains(
      {"NotStarted", "Pretranslated", "AssembledFromFragments", "MachineTranslated"}, shown);
  return status;
}

/// Phrase knows confirmed and not; what is edited after a pretranslation is marked.
XliffStatus phrase_status(const XmlNode& unit) {
  if (unit.attribute("m:confirmed") != "0") {
    return {.state = TranslationState::translated, .shown = "confirmed"};
  }
  const std::string_view origin = unit.attribute("m:trans-origin");
  const bool from_somewhere = !contains({"", "null", "source"}, origin);
  return {.state = TranslationState::draft,
          .shown = "unconfirmed",
          .begun = from_somewhere,
          .by_program = from_somewhere && unit.attribute("m:level-edited") != "true",
          .machine = is_machine(origin)};
}

bool declares(const XmlNode& root, std::string_view part_of_namespace) {
  return std::ranges::any_of(root.attributes, [part_of_namespace](const Attribute& attribute) {
    return attribute.name.starts_with("xmlns") &&
           attribute.value.find(part_of_namespace) != std::string::npos;
  });
}

}  // namespace

XliffTextRules text_rules_of(const XmlNode& root) {
  return {.keeps_space = declares(root, "sdl.com/FileTypes/SdlXliff"),
          .brace_codes = declares(root, "memsource.com/mxlf")};
}

XliffStatus status_of(const XliffUnit& unit, const XliffSlot& slot) {
  if (slot.details != nullptr) return trados_status(*slot.details);
  const std::string_view memoq = unit.node->attribute("mq:status");
  if (!memoq.empty()) return memoq_status(memoq);
  return has_phrase_state(*unit.node) ? phrase_status(*unit.node) : standard_status(unit);
}

bool is_locked(const XliffUnit& unit, const XliffSlot& slot) {
  // Studio writes "true"; files of its plug-ins have a capital letter.
  const bool by_trados =
      slot.details != nullptr && contains({"true", "True"}, slot.details->attribute("locked"));
  return by_trados || contains({"locked", "true"}, unit.node->attribute("mq:locked")) ||
         unit.node->attribute("m:locked") == "true";
}

}  // namespace calque
