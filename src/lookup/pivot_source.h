#pragma once

#include <span>
#include <vector>

#include "lookup/lookup_source.h"
#include "lookup/memory_set.h"

namespace calque {

/// Stored variants whose unit has no translation into the target language, but a text in a third
/// language for which, letter by letter, a unit of some memory has one.
class PivotSource : public ProposalSource {
 public:
  /// `second` are the memories in which the way from a third language to the target may be found;
  /// `asked_target` is what is looked for in those that have nothing else instead.
  /// All must outlive the source.
  PivotSource(Session& session, std::span<const LookupMemory> second, const Language& asked_target,
              const LookupQuery& query, const LookupOptions& options);

  bool fetch(VariantId variant, StoredCandidate& out) override;

 private:
  std::vector<Proposal> read(VariantId variant) override;
  void add_hops(const Proposal& first, std::vector<Proposal>& out);

  const Language& asked_target_;
  UnitFilter any_language_;
  StoredUnits units_;
  std::span<const LookupMemory> second_;
};

}  // namespace calque
