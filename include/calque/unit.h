#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"
#include "calque/segment.h"

namespace calque {

/// Row ids of one memory file: positive once stored, 0 before.
struct UnitId {
  std::int64_t value = 0;
  auto operator<=>(const UnitId&) const = default;
};

struct VariantId {
  std::int64_t value = 0;
  auto operator<=>(const VariantId&) const = default;
};

struct BatchId {
  std::int64_t value = 0;
  auto operator<=>(const BatchId&) const = default;
};

/// A number of 128 bits by which something is known in every memory. Its last 40 bits are a place:
/// 0 in that of a batch, and from 1 on in those of the units that the batch brought. So the batch's
/// uid gives the uids of all its units, which need not be stored, and a unit's tells its batch.
struct Uid {
  static constexpr std::size_t kBytes = 16;

  std::uint64_t high = 0;
  std::uint64_t low = 0;

  auto operator<=>(const Uid&) const = default;

  /// As it stands in a file: the highest byte first.
  std::array<std::byte, kBytes> bytes() const;
  /// Nothing unless there are 16 bytes.
  static std::optional<Uid> from_bytes(std::span<const std::byte> bytes);

  /// 32 hexadecimal digits in lower case.
  std::string text() const;
  /// Nothing for any other form; capital digits are taken too.
  static std::optional<Uid> parse(std::string_view text);
};

/// Names a unit in every memory that holds it.
struct UnitUid {
  Uid value;

  /// From 1 on: the place among the units that the batch brought.
  std::uint64_t place() const;

  auto operator<=>(const UnitUid&) const = default;
};

/// Names a batch in every memory that holds it.
struct BatchUid {
  Uid value;

  static constexpr std::uint64_t kMostUnits = (std::uint64_t{1} << 40U) - 1;

  /// The place of `value` is left out.
  static BatchUid of(Uid value);
  static BatchUid of(UnitUid unit) { return of(unit.value); }

  /// The uid of the unit at a place from 1 to kMostUnits; nothing for others.
  std::optional<UnitUid> unit(std::int64_t place) const;

  auto operator<=>(const BatchUid&) const = default;
};

/// Free text about a unit or a variant (TMX `note`). Empty `language` and `encoding` mean absent.
struct Note {
  std::string text;
  std::string language;
  std::string encoding;
  bool operator==(const Note&) const = default;
};

/// A tool's own data about a unit or a variant (TMX `prop`). Types may repeat; order is kept.
struct Property {
  std::string type;
  std::string value;
  std::string language;
  std::string encoding;
  bool operator==(const Property&) const = default;
};

/// The attributes that TMX 1.4b gives to both `tu` and `tuv`; empty means absent.
/// Dates are kept as written, `YYYYMMDDThhmmssZ` in files that follow the specification.
struct Metadata {
  std::string creation_date;
  std::string creation_id;
  std::string change_date;
  std::string change_id;
  std::string last_usage_date;
  std::string usage_count;
  std::string creation_tool;
  std::string creation_tool_version;
  std::string datatype;
  std::string original_format;    ///< o-tmf
  std::string original_encoding;  ///< o-encoding
  bool operator==(const Metadata&) const = default;
};

/// The text before and after a segment where it was translated, in the segment's own language.
/// Empty means unknown.
struct Context {
  std::string previous;
  std::string next;
  bool operator==(const Context&) const = default;
};

/// One language's text of a unit (TMX `tuv`). A unit may hold several variants of one language.
struct Variant {
  VariantId id;
  Language language;
  Segment segment;
  Context context;
  /// What tells this text from equal ones elsewhere in its project: an identifier that the project
  /// gives it. Empty: none is known.
  std::string key;
  /// The version at the place that this memory is synchronised with which the text was made from;
  /// 0: none. No part of the content.
  std::int64_t base = 0;
  Metadata metadata;
  std::vector<Note> notes;
  std::vector<Property> properties;

  /// Content alone: two variants with different ids can be equal.
  bool same_content(const Variant& other) const;
};

/// Whether a person stands behind a translation.
enum class Confirmation {
  untold,  ///< Nothing is decided yet: whoever stores the unit goes by what it says of itself.
  missing,
  given
};

/// Text in several languages that means the same (TMX `tu`).
struct TranslationUnit {
  UnitId id;
  /// Its name in all memories; nothing before it is stored.
  std::optional<UnitUid> uid;
  std::string tuid;
  /// The language translated from; nothing means any of them (TMX `*all*`).
  std::optional<Language> source_language;
  std::string segment_type;  ///< block, paragraph, sentence or phrase
  std::string origin;        ///< The file that the unit came from, for people to read.
  Confirmation confirmation = Confirmation::untold;
  /// The batch that tells who confirmed the unit, and when; 0 for the one that stores it.
  BatchId confirmed_by;
  Metadata metadata;
  std::vector<Note> notes;
  std::vector<Property> properties;
  std::vector<Variant> variants;

  /// Equal in all but ids, uid, origin, confirmation and what is kept for synchronising.
  bool same_content(const TranslationUnit& other) const;

  /// The first variant whose language `range` takes in, or null.
  const Variant* find_variant(const Language& range) const;

  /// The text that the unit was translated from: the first in its source language, or the first of
  /// all; null where it has none.
  const Variant* source_variant() const;
};

/// For whom and about what a translation was made.
struct Topic {
  std::string client;
  std::string domain;

  bool empty() const { return client.empty() && domain.empty(); }
  auto operator<=>(const Topic&) const = default;
};

/// Gives the unit the properties, in the place of those of the same type.
void set_properties(TranslationUnit& unit, std::span<const Property> properties);

}  // namespace calque

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

/// A key as one text for a tool that knows no such kind; its parts with bars between. Empty where
/// it has no value.
std::string name_of(const ContextKey& key);

using Clock = std::chrono::system_clock;

/// `time` in UTC as TMX writes dates: YYYYMMDDThhmmssZ (TMX 1.4b, "Dates").
std::string format_timestamp(Clock::time_point time);

/// A TMX date as a number that grows with time, 20260131235959, for comparisons; 0 where it is
/// none.
std::int64_t timestamp_number(std::string_view date);

/// Reads a point in time from the person at the terminal: a TMX date, `YYYY-MM-DD`, or
/// `YYYY-MM-DDThh:mm:ss` with or without `Z`; all in UTC. Gives the TMX form, in which dates
/// compare as text. Throws UsageError for anything else.
std::string normalize_timestamp(std::string_view written);

}  // namespace calque
