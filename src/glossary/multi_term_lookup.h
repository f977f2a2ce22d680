#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "glossary/term_lookup.h"
#include "lookup/memory_set.h"

namespace calque::glossary {

/// Finds the terms of several memories' glossaries in texts; none of them is written to.
class MultiTermLookup {
 public:
  /// The memories must outlive the lookup.
  MultiTermLookup(std::span<const LookupMemory> memories, const Language& source,
                  const std::optional<Language>& target, Compounds compounds = Compounds::leave);

  /// In the order of the text, then of the memories. A term at the same place with the same
  /// translations as one of an earlier memory is given once.
  std::vector<TermMatch> find(std::string_view text);

 private:
  struct Member {
    Member(Session& session, const Language& source, const std::optional<Language>& target,
           Compounds compounds);
    Glossary glossary;
    TermLookup lookup;
  };
  std::vector<std::unique_ptr<Member>> members_;
};

}  // namespace calque::glossary
