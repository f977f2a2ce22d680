#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/package/zip_archive.h"

namespace calque::document {

/// What a part of an Office package (Open Packaging Conventions) says about another one.
struct Relationship {
  std::string id;      ///< Unique in the part: "rId1".
  std::string type;    ///< The last word of its address: "header".
  std::string target;  ///< The path of the other part in the package.
};

/// Those of the part with this path, or with an empty one those of the package; in the order of the
/// file. Links to other places than the package are left out.
std::vector<Relationship> relationships_of(const ZipArchive& archive, const std::string& part);

/// The same by their ids: a part may name thousands of others.
std::map<std::string, Relationship, std::less<>> by_id(const std::vector<Relationship>& all);

/// The path of the main part; `usual` where the package does not say.
std::string main_part_of(const ZipArchive& archive, const std::string& usual);

}  // namespace calque::document
