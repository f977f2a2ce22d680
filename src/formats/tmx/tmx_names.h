#pragma once

#include <array>
#include <string>
#include <string_view>

#include "calque/unit.h"

/// Names that the reader and the writer of TMX share.
namespace calque::tmx {

/// An attribute that `tu` and `tuv` have both.
struct MetadataAttribute {
  std::string_view name;
  std::string Metadata::* field;
};

inline constexpr std::array<MetadataAttribute, 11> kMetadataAttributes{{
    {"creationdate", &Metadata::creation_date},
    {"creationid", &Metadata::creation_id},
    {"changedate", &Metadata::change_date},
    {"changeid", &Metadata::change_id},
    {"lastusagedate", &Metadata::last_usage_date},
    {"usagecount", &Metadata::usage_count},
    {"creationtool", &Metadata::creation_tool},
    {"creationtoolversion", &Metadata::creation_tool_version},
    {"datatype", &Metadata::datatype},
    {"o-tmf", &Metadata::original_format},
    {"o-encoding", &Metadata::original_encoding},
}};

/// Values that TMX does not allow where they belong travel as props, and come back where they
/// belong when they are read. Those of `tu` and `tuv`, each named like the attribute:
inline constexpr std::array<MetadataAttribute, 4> kMetadataProperties{{
    {"x-calque:creationdate", &Metadata::creation_date},
    {"x-calque:changedate", &Metadata::change_date},
    {"x-calque:lastusagedate", &Metadata::last_usage_date},
    {"x-calque:usagecount", &Metadata::usage_count},
}};
inline constexpr std::string_view kTuidProperty = "x-calque:tuid";
inline constexpr std::string_view kSourceLanguageProperty = "x-calque:srclang";
inline constexpr std::string_view kLanguageProperty = "x-calque:lang";
/// Marks the variant that stands in a `tu` which has none.
inline constexpr std::string_view kNoVariantProperty = "x-calque:no-variant";

/// The unit's uid (model/uid.h), where an export is asked for it.
inline constexpr std::string_view kUidProperty = "x-calque-uid";
/// "yes" on a unit that a person has confirmed although other properties tell that it was aligned,
/// machine translated or a draft.
inline constexpr std::string_view kConfirmedProperty = "x-calque-confirmed";

/// Context as plain text on a variant, and the same for text that looks like memoQ's form.
inline constexpr std::string_view kContextBefore = "x-context-pre";
inline constexpr std::string_view kContextAfter = "x-context-post";
inline constexpr std::string_view kEscapedContextBefore = "x-calque:context-pre";
inline constexpr std::string_view kEscapedContextAfter = "x-calque:context-post";

/// A `prop` without a type gets this one; an attribute that TMX does not have becomes a property
/// whose type is this prefix and its name.
inline constexpr std::string_view kUntypedProperty = "x-untyped";
inline constexpr std::string_view kAttributePrefix = "x-attribute:";

inline constexpr std::string_view kAllLanguages = "*all*";
inline constexpr std::string_view kUnknown = "unknown";
inline constexpr std::string_view kDefaultSegmentType = "sentence";
inline constexpr std::array<std::string_view, 4> kSegmentTypes{"block", "paragraph", "sentence",
                                                               "phrase"};

}  // namespace calque::tmx
