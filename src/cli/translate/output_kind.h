#pragma once

#include <string>

#include "calque/format.h"
#include "document/format.h"

namespace calque::cli {

/// What was asked for of a pretranslation.
struct AskedOutput {
  std::string format;  ///< As --format says; empty where it does not.
  std::string output;  ///< The name of the file; "-" or empty is standard output.
};

/// What is written for an article: "document" (as it is), "xliff", "xliff2", "tmx", "html" or
/// "txt". @throws UsageError for a name that tells none.
std::string article_output_kind(const AskedOutput& asked, const document::Format& article);

/// The same for a bilingual file. @throws UsageError, also for XLIFF, as which it is not written.
std::string bilingual_output_kind(const AskedOutput& asked, const std::string& article,
                                  const UnitFormat& format);

}  // namespace calque::cli
