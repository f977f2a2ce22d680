#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "memory/lookup_source.h"

namespace calque {

/// A memory in which the way from a third language to the target may be found.
struct PivotMemory {
  Memory* memory = nullptr;
  int penalty = 0;
};

/// Stored variants whose unit has no translation into the target language, but a text in a third
/// language for which, letter by letter, a unit of some memory has one.
class PivotSource : public ProposalSource {
 public:
  /// The memories must outlive the source.
  PivotSource(Memory& memory, std::vector<PivotMemory> second, const LookupOptions& options);

  bool fetch(VariantId variant, StoredCandidate& out) override;

 private:
  std::vector<Proposal> read(VariantId variant) override;
  void add_hops(const Proposal& first, std::vector<Proposal>& out);
  Lookup& second_lookup(std::size_t memory, const Language& third);

  LookupOptions options_;
  StoredUnits units_;
  std::vector<PivotMemory> second_;
  std::map<std::pair<std::size_t, std::string>, std::unique_ptr<Lookup>> lookups_;
};

}  // namespace calque
