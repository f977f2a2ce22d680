#pragma once

#include <string>

#include "report/alignment_text.h"

namespace calque::report {

struct AlignmentPageOptions {
  std::string title;            ///< Of the page; plain text.
  std::string source_language;  ///< BCP 47, for the browser.
  std::string target_language;
  bool weak = false;  ///< Shows the warning for the whole document.
};

/// One HTML page for reviewing an alignment, without any other file or network: both columns with
/// the beads, doubtful ones first, keys to merge, split, move and confirm. It saves what was
/// decided as the file that align::read_decisions reads.
std::string alignment_page(const AlignedTexts& texts, const AlignmentPageOptions& options);

}  // namespace calque::report
