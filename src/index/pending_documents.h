#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calque/language.h"
#include "calque/segment.h"
#include "index/index_document.h"
#include "index/run_builder.h"
#include "match/match_text.h"

namespace calque {

/// Variants on their way into the index: cut into keys and collected by language, in memory.
class PendingDocuments {
 public:
  /// Documents of one language: a few as they are, many in a builder.
  struct Collected {
    std::vector<IndexDocument> few;
    std::unique_ptr<RunBuilder> many;
    std::size_t tokens = 0;
  };

  /// Languages with `most_few` documents or more get a builder.
  explicit PendingDocuments(std::size_t most_few) : most_few_(most_few) {}

  /// A text without tokens is left out: nothing can match it.
  void add(VariantId variant, const Language& language, std::string_view text,
           std::span<const InlineTag> tags);

  std::size_t tokens() const { return tokens_; }

  /// Hands over all that has been collected.
  std::map<Language, Collected> take();

  /// Hands over the language with the most tokens. There must be one.
  std::pair<Language, Collected> take_largest();

 private:
  MatchAnalyzer& analyzer_of(const Language& language);

  std::size_t most_few_;
  std::map<std::string, std::unique_ptr<MatchAnalyzer>, std::less<>> analyzers_;
  std::map<Language, Collected> languages_;
  std::size_t tokens_ = 0;
  MatchText text_;
  IndexDocument document_;
};

}  // namespace calque
