#pragma once

#include <array>
#include <string_view>

#include "calque/glossary.h"

/// Names that the reader and the writer of TBX share.
namespace calque::glossary::tbx {

/// A data category that TBX-Basic has: the element of the DCA style that it is a type of, and its
/// module in the DCT style (ISO 30042:2019; TBX-Basic and TBX-Min dialect definitions).
struct Category {
  std::string_view type;
  std::string_view element;
  std::string_view module;
};

inline constexpr std::array<Category, 17> kBasicCategories{{
    {"administrativeStatus", "termNote", "min"},
    {"partOfSpeech", "termNote", "min"},
    {"subjectField", "descrip", "min"},
    {"customerSubset", "admin", "min"},
    {"externalCrossReference", "xref", "min"},
    {"definition", "descrip", "basic"},
    {"context", "descrip", "basic"},
    {"source", "admin", "basic"},
    {"projectSubset", "admin", "basic"},
    {"crossReference", "ref", "basic"},
    {"xGraphic", "xref", "basic"},
    {"termType", "termNote", "basic"},
    {"termLocation", "termNote", "basic"},
    {"grammaticalGender", "termNote", "basic"},
    {"geographicalUsage", "termNote", "basic"},
    {"transactionType", "transac", "basic"},
    {"responsibility", "transacNote", "basic"},
}};

/// Further names of elements in the DCT style and in TBX-Min.
inline constexpr std::array<Category, 10> kOtherCategories{{
    {"termStatus", "termNote", ""},
    {"normativeAuthorization", "termNote", ""},
    {"grammaticalNumber", "termNote", ""},
    {"register", "termNote", ""},
    {"usageNote", "termNote", ""},
    {"example", "descrip", ""},
    {"explanation", "descrip", ""},
    {"customer", "admin", ""},
    {"productSubset", "admin", ""},
    {"sourceIdentifier", "admin", ""},
}};

/// Elements that carry a datum in the DCA style, and those of the core.
inline constexpr std::array<std::string_view, 14> kDataElements{
    "descrip", "descripNote", "admin", "adminNote", "termNote",     "transac",  "transacNote",
    "note",    "ref",         "xref",  "date",      "termCompList", "termComp", "termCompGrp"};

/// An id that XML cannot carry as one, and the prefix of what TBX has no name for.
inline constexpr std::string_view kIdentifierType = "x-id";
inline constexpr std::string_view kOwnPrefix = "x-";

inline constexpr std::string_view kStatusType = "administrativeStatus";

/// "preferredTerm-admn-sts" and so on; "" for unspecified.
constexpr std::string_view name_of(Status status) {
  switch (status) {
    case Status::unspecified:
      return "";
    case Status::preferred:
      return "preferredTerm-admn-sts";
    case Status::admitted:
      return "admittedTerm-admn-sts";
    case Status::forbidden:
      return "deprecatedTerm-admn-sts";
  }
  return "";
}

}  // namespace calque::glossary::tbx
