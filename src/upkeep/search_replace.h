#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "calque/session.h"
#include "calque/unit.h"
#include "text/text_edit.h"
#include "upkeep/changes.h"

namespace calque {

struct ReplaceOptions {
  std::string search;
  std::string replacement;
  /// `search` is a regular expression of ICU
  /// (https://unicode-org.github.io/icu/userguide/strings/regexp.html); in `replacement` `$1` or
  /// `${name}` stand for what a group matched, and `\` takes its meaning from the next character.
  bool regex = false;
  bool ignore_case = false;
  bool whole_words = false;  ///< No letter or digit may stand on either side.
};

/// Finds what is to be replaced. Prepared once, for many texts. Not for two threads at once.
class SearchReplace {
 public:
  /// Throws UsageError for an empty search or a wrong replacement, InputError for a regular
  /// expression that ICU does not understand.
  explicit SearchReplace(const ReplaceOptions& options);
  ~SearchReplace();
  SearchReplace(SearchReplace&&) noexcept;
  SearchReplace& operator=(SearchReplace&&) noexcept;

  /// The edits for a text, in order. Throws InputError when a regular expression takes too long.
  std::vector<text::TextEdit> edits(std::string_view text, const Language& language);

 private:
  class Finder;
  class LiteralFinder;
  class RegexFinder;
  std::unique_ptr<Finder> finder_;
  bool whole_words_;
};

/// Replaces in the variants of `filter.languages` (all, when empty) of the units that the rest of
/// the filter takes. Texts alone are searched: no tag stands in the way of a match, and all tags
/// stay (see apply_edits).
UpkeepReport replace_in_units(Session& session, const UnitFilter& filter,
                              const ReplaceOptions& search, const UpkeepOptions& options);

}  // namespace calque
