#pragma once

#include "document/document.h"
#include "document/package/zip_archive.h"

namespace calque::document {

/// Adds title, subject, description, keywords and category of an Office package to `document`,
/// where the options ask for them.
void read_properties(const ZipArchive& archive, const ReadOptions& options, Document& document);

}  // namespace calque::document
