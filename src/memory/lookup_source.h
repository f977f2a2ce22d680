#pragma once

#include <map>
#include <optional>
#include <vector>

#include "memory/index_searcher.h"
#include "memory/lookup.h"
#include "memory/unit_reader.h"
#include "sqlite/statement.h"

namespace calque {

/// Stored variants as a lookup wants them: those with a translation into its target language.
class LookupSource : public CandidateSource {
 public:
  LookupSource(Memory& memory, const LookupOptions& options);

  /// Forgets the last query's units.
  void begin(const LookupQuery& query);

  bool fetch(VariantId variant, StoredCandidate& out) override;

  /// Those of the best of the variant's translations.
  MatchCircumstances circumstances(VariantId variant) override;

  /// The proposals that a variant makes, one for each of its translations.
  const std::vector<Proposal>& proposals(VariantId variant);

 private:
  std::vector<Proposal> read(VariantId variant);
  std::optional<TranslationUnit> unit_of(VariantId variant);

  const LookupOptions& options_;
  bool filters_;
  sqlite::Statement select_text_;
  sqlite::Statement select_unit_;
  UnitReader reader_;
  const Context* context_ = nullptr;
  std::map<VariantId, std::vector<Proposal>> proposals_;
};

}  // namespace calque
