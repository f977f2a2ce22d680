#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "formats/xliff/xliff_writer.h"
#include "leverage/job.h"
#include "leverage/pretranslation.h"

namespace calque::leverage {

struct XliffOutputOptions {
  XliffVersion version = XliffVersion::v2_1;
  Language source{};
  Language target{};
  std::string date{};  ///< ISO 8601; empty: not told.
};

/// Writes an article with what was found for its segments as XLIFF, a unit a paragraph. The best
/// match is the target, translated from 100 % on, else to be worked on; all matches are offered
/// beside it, and so are the terms.
void write_xliff(std::ostream& out, const Article& article,
                 const std::vector<Pretranslated>& segments, const XliffOutputOptions& options);

}  // namespace calque::leverage
