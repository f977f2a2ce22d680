#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/ids.h"
#include "model/language.h"
#include "model/segment.h"
#include "model/uid.h"

namespace calque {

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
};

/// Gives the unit the properties, in the place of those of the same type.
void set_properties(TranslationUnit& unit, std::span<const Property> properties);

}  // namespace calque
