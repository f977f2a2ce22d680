#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/translation_unit.h"

/// What tells a text from others that are equal to it.
namespace calque {

/// A name that the author of a text gave it, or what stands in the place of one, by which equal
/// texts are told apart: the context of a gettext message, the resource name of XLIFF, the keys of
/// Trados, memoQ and OmegaT. Keys of different kinds say nothing about each other.
struct ContextKey {
  std::string_view kind;  ///< Of the list in identity.cpp.
  std::string value;      ///< Empty: the text has none, where others of its file have one.
  bool operator==(const ContextKey&) const = default;
};

/// The keys of a text, and its number.
struct Identity {
  std::vector<ContextKey> keys;  ///< One of a kind at most, in the order of the kinds.
  /// The id of a unit in its file, which may be a running number: it says something where it is
  /// equal, and nothing where it is not. May be empty.
  std::string id;
  bool operator==(const Identity&) const = default;
};

/// How the identities of a text and of a stored one with the same words agree; greater is better.
enum class KeyAgreement : std::uint8_t {
  other,    ///< A key of one kind differs: the author tells these two texts apart.
  unknown,  ///< There is nothing to compare, or nothing that is equal.
  right     ///< A key is equal and none differs; or the ids are equal.
};

/// The kind of gettext's keys: context, plural and number of the form.
inline constexpr std::string_view kMessageKey = "gettext";

/// What `properties` say (of a unit, or of a segment of a file); `id` is the unit's own.
Identity identity_of(std::string_view id, std::span<const Property> properties);

/// Of a stored unit, and of one of its variants, whose properties go first.
Identity identity_of(const TranslationUnit& unit, const Variant& variant);

KeyAgreement agreement(const Identity& wanted, const Identity& stored);

}  // namespace calque
