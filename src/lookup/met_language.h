#pragma once

#include <string>
#include <vector>

#include "calque/language.h"
#include "model/language_choice.h"

namespace calque {

class Session;

/// How a language that is asked for stands in a memory, or in several.
struct MetLanguage {
  /// A memory that has no text in it, and the language that it has instead.
  struct Instead {
    std::string memory;  ///< As LookupMemory::name.
    Language language;
  };
  Language asked;
  bool there = false;              ///< A memory has text in it, or in one that stands for it.
  std::vector<Instead> instead{};  ///< See closest_language.
  std::vector<Language> others{};  ///< All that the memories have, where it is not there.

  /// What to look for in the only memory, or in the first of those that have another one instead.
  const Language& taken() const { return instead.empty() ? asked : instead.front().language; }
};

/// Looks for text in a range of languages, else for the nearest language of which there is some.
MetLanguage meet(Session& session, const Language& asked,
                 OtherRegions regions = OtherRegions::refused);

/// The same for the terms of its glossary.
MetLanguage meet_in_glossary(Session& session, const Language& asked);

/// What two memories have for one language that is asked for.
void add(MetLanguage& all, const MetLanguage& other);

}  // namespace calque
