#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "align/cognates.h"
#include "align/translation_table.h"

/// Word translations learnt once from translation pairs (of a memory, of glossaries).
namespace calque::align {

class Lexicon {
 public:
  using Pairs = std::span<const std::pair<std::string, std::string>>;

  Lexicon() = default;
  /// Model 1 in both directions; time linear in the text. `terms` are pairs of words that a
  /// glossary vouches for: each teaches as much as several pairs of sentences.
  static Lexicon train(Pairs pairs, Pairs terms = {});

  bool empty() const { return source_.empty(); }

  /// The counts that this lexicon and the cognates give a document, a row for each of its tokens.
  TranslationTable project(const Vocabulary& source, const Vocabulary& target,
                           std::span<const Cognate> cognates) const;
  /// The same from target to source; cognates still name the document's source first.
  TranslationTable project_reverse(const Vocabulary& source, const Vocabulary& target,
                                   std::span<const Cognate> cognates) const;

 private:
  std::vector<std::string> source_;  // sorted
  std::vector<std::string> target_;  // sorted
  TranslationTable forward_;
  TranslationTable reverse_;
};

}  // namespace calque::align
