#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "calque/session.h"
#include "calque/unit.h"

namespace calque {

class Session;

/// What became of a unit that was put into a memory.
enum class Stored : std::uint8_t {
  added,
  replaced,  ///< It took an older one's place.
  moved,     ///< The same, but only what stands around the texts differs.
  known      ///< The memory has it.
};

/// The units of a memory that newer ones may take the place of, so that a file that comes again
/// replaces what came of it before. A unit gives its place away once.
class Predecessors {
 public:
  /// Goes through the units that came from `origin`, and through all when the first unit with a key
  /// asks for its place; takes some 60 bytes for each text of those that came from there or have a
  /// key. `session` must outlive this.
  Predecessors(Session& session, std::string origin);

  /// Whose place `unit` takes: the unit with its uid; else one with its source text and a key that
  /// is equal; else one with its source text from the same file, unless a key of both differs, and
  /// of several the one whose translation, id or neighbours are equal.
  std::optional<TranslationUnit> take(const TranslationUnit& unit, Batch& batch);

  /// One from the same file that has the translation of `unit`, and another source text.
  std::optional<TranslationUnit> take_by_translation(const TranslationUnit& unit, Batch& batch);

 private:
  struct Place {
    UnitId unit;
    bool same_file = false;
  };
  void find_keyed();
  std::vector<TranslationUnit> free_units(const Variant& text, Batch& batch, bool same_file);
  std::optional<TranslationUnit> taken(std::optional<TranslationUnit> unit);

  Session& session_;
  std::string origin_;
  std::unordered_map<std::uint64_t, std::vector<Place>> places_;  ///< By language and text.
  bool keyed_found_ = false;
  std::set<UnitId> taken_;
};

/// Puts `unit` in the place of `older` where there is one, else stores it as a new one. Texts of
/// `older` in other languages stay, and so does that a person has confirmed it where the texts are
/// the same. `changed` is the date of the change, as in TMX.
Stored put(Batch& batch, const TranslationUnit& unit, const std::optional<TranslationUnit>& older,
           const std::string& changed);

}  // namespace calque
