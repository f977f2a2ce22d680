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

/// A share of a row is kept in units of 2⁻¹⁴: what is stored in a file and read back is the same.
inline constexpr float kShareUnit = 0x1p-14F;

/// What a lexicon consists of. The words of each side are sorted, without repeats; `forward` has a
/// row for each source word with the ranks of target words ascending, `reverse` the other way.
/// Counts are whole multiples of the row's total times kShareUnit.
struct LexiconTables {
  std::vector<std::string> source;
  std::vector<std::string> target;
  TranslationTable forward;
  TranslationTable reverse;
};

class Lexicon {
 public:
  using Pairs = std::span<const std::pair<std::string, std::string>>;

  Lexicon() = default;
  explicit Lexicon(LexiconTables tables) : tables_(std::move(tables)) {}
  /// Model 1 in both directions; time linear in the text. `terms` are pairs of words that a
  /// glossary vouches for: each teaches as much as several pairs of sentences.
  static Lexicon train(Pairs pairs, Pairs terms = {});

  /// What two lexicons know together: their counts are added.
  static Lexicon joined(const Lexicon& one, const Lexicon& other);

  /// The same with source and target exchanged.
  Lexicon turned() const;

  bool empty() const { return tables_.source.empty(); }
  const LexiconTables& tables() const { return tables_; }

  /// The counts that this lexicon and the cognates give a document, a row for each of its tokens.
  TranslationTable project(const Vocabulary& source, const Vocabulary& target,
                           std::span<const Cognate> cognates) const;
  /// The same from target to source; cognates still name the document's source first.
  TranslationTable project_reverse(const Vocabulary& source, const Vocabulary& target,
                                   std::span<const Cognate> cognates) const;

 private:
  LexiconTables tables_;
};

}  // namespace calque::align
