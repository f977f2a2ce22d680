#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calque/lookup.h"
#include "index/index_searcher.h"
#include "sqlite/statement.h"
#include "store/spares.h"
#include "store/stored_units.h"

namespace calque {

/// Stored variants as a lookup wants them: those that make proposals. For one query.
class ProposalSource : public CandidateSource {
 public:
  /// Both must outlive the source.
  ProposalSource(const LookupQuery& query, const LookupOptions& options)
      : query_(query), options_(options) {}

  /// Those of the best of the variant's translations.
  MatchCircumstances circumstances(VariantId variant) override;

  KnownToQuery at_best(const std::string* origin) const override;

  /// The proposals that a variant makes, one for each of its translations up to kMostTargets; in
  /// the order of matches.
  const std::vector<Proposal>& proposals(VariantId variant);

 protected:
  virtual std::vector<Proposal> read(VariantId variant) = 0;
  void put_in_order(std::vector<Proposal>& proposals) const;
  const LookupQuery& query() const { return query_; }
  const LookupOptions& options() const { return options_; }

 private:
  const LookupQuery& query_;
  const LookupOptions& options_;
  std::map<VariantId, std::vector<Proposal>> proposals_;
};

/// Those with a translation into the target language in their own unit.
class LookupSource : public ProposalSource {
 public:
  LookupSource(Session& session, const LookupQuery& query, const LookupOptions& options);

  bool fetch(VariantId variant, StoredCandidate& out) override;

  /// Without a filter: the languages, penalties and topics that the answers depend on.
  std::optional<std::uint64_t> rules() const override;
  std::optional<KnownVariant> known(VariantId variant) override;

 private:
  std::vector<Proposal> read(VariantId variant) override;
  std::vector<Proposal> read(VariantInUnit stored, const LookupQuery& query) const;

  StoredUnits units_;
  const LanguageTable& languages_;
  Spares<sqlite::Statement>::Lease select_text_;
};

/// What a lookup finds with another source than LookupSource: see `find` in lookup/lookup.h.
std::vector<Proposal> find(Session& session, const LookupQuery& query, const LookupOptions& options,
                           ProposalSource& source);

}  // namespace calque
