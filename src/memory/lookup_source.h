#pragma once

#include <map>
#include <vector>

#include "memory/index_searcher.h"
#include "memory/lookup.h"
#include "memory/stored_units.h"
#include "sqlite/statement.h"

namespace calque {

/// Stored variants as a lookup wants them: those that make proposals.
class ProposalSource : public CandidateSource {
 public:
  explicit ProposalSource(const Penalties& penalties) : penalties_(penalties) {}

  /// Forgets the last query's proposals.
  void begin(const LookupQuery& query);

  /// Those of the best of the variant's translations.
  MatchCircumstances circumstances(VariantId variant) override;

  /// The proposals that a variant makes, one for each of its translations up to kMostTargets.
  const std::vector<Proposal>& proposals(VariantId variant);

 protected:
  virtual std::vector<Proposal> read(VariantId variant) = 0;
  const Context& context() const { return context_; }

 private:
  Penalties penalties_;
  Context context_;
  std::map<VariantId, std::vector<Proposal>> proposals_;
};

/// Those with a translation into the target language in their own unit.
class LookupSource : public ProposalSource {
 public:
  LookupSource(Memory& memory, const LookupOptions& options);

  bool fetch(VariantId variant, StoredCandidate& out) override;

 private:
  std::vector<Proposal> read(VariantId variant) override;

  StoredUnits units_;
  Language target_;
  int memory_penalty_;
  const LanguageTable& languages_;
  sqlite::Statement select_text_;
};

}  // namespace calque
