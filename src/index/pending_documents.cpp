#include "index/pending_documents.h"

#include <algorithm>

namespace calque {

MatchAnalyzer& PendingDocuments::analyzer_of(const Language& language) {
  auto found = analyzers_.find(language.primary());
  if (found == analyzers_.end()) {
    const std::string primary(language.primary());
    found = analyzers_.emplace(primary, std::make_unique<MatchAnalyzer>(primary)).first;
  }
  return *found->second;
}

void PendingDocuments::add(VariantId variant, const Language& language, std::string_view text,
                           std::span<const InlineTag> tags) {
  analyzer_of(language).analyze(text, tags, text_);
  if (text_.weight == 0) return;
  index_document(variant, text_, document_);
  Collected& collected = languages_[language];
  tokens_ += document_.keys.size();
  collected.tokens += document_.keys.size();
  if (collected.many == nullptr && collected.few.size() < most_few_) {
    collected.few.push_back(document_);
    return;
  }
  if (collected.many == nullptr) collected.many = std::make_unique<RunBuilder>();
  for (const IndexDocument& waiting : collected.few) collected.many->add(waiting);
  collected.few.clear();
  collected.many->add(document_);
}

std::map<Language, PendingDocuments::Collected> PendingDocuments::take() {
  tokens_ = 0;
  return std::exchange(languages_, {});
}

std::pair<Language, PendingDocuments::Collected> PendingDocuments::take_largest() {
  const auto largest = std::ranges::max_element(
      languages_, {}, [](const auto& language) { return language.second.tokens; });
  std::pair<Language, Collected> taken(largest->first, std::move(largest->second));
  languages_.erase(largest);
  tokens_ -= taken.second.tokens;
  return taken;
}

}  // namespace calque
