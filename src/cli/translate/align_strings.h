#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calque/align.h"
#include "calque/unit.h"

namespace calque::cli {

/// Two files of strings of a program: their pairs by key, side by side.
struct AlignedStrings {
  align::Side source;
  align::Side target;
  std::vector<std::string> keys;
  std::size_t without_pair = 0;  ///< Strings of both that have none.

  /// Each with the one beside it; nothing is doubtful in that.
  align::Alignment alignment() const;

  /// Gives units of all pairs their keys, and takes the neighbours off, which mean nothing.
  void complete(std::vector<TranslationUnit>& units) const;
};

/// Nothing where the two are no files of strings. @throws InputError.
std::optional<AlignedStrings> align_strings(const std::string& source, const std::string& target);

}  // namespace calque::cli
