#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "words/inflection_rules.h"

namespace calque::words {

/// A key of a word of a term, and whether a word of a text that has it is surely a form of it.
struct TermKey {
  std::string key;
  bool sure = true;
  bool operator==(const TermKey&) const = default;
};

/// Why a word may be a form of another.
struct WordOrigin {
  std::string citation;
  int line = 0;      ///< Of the file of words.
  std::string rule;  ///< What stands there.
  bool sure = true;
};

/// The forms of words of one language, by its file of words.
///
/// A key is a stem and the set of endings that it takes, or a form that takes none. A term has the
/// keys of the rules that its words fit; a word of a text has those of every way to cut it into a
/// stem and an ending that stands in a set. So the keys of a term are few however many forms it
/// has. All words are folded. May be used by several threads at once.
class Inflection {
 public:
  explicit Inflection(InflectionRules rules);

  const InflectionRules& rules() const { return rules_; }

  /// The keys of a word of a term; `several` for one of several words, which may stand in any form
  /// itself ("annual reports").
  std::vector<TermKey> keys_of_term(const std::string& word, bool several) const;

  /// The keys of a word of a text, without the word itself.
  std::vector<std::string> keys_of_text(std::string_view word) const;

  /// The word as it may begin in its citation form (Irish "bhean": "bean"), without the word
  /// itself.
  std::vector<TermKey> without_initial_change(std::string_view word) const;

  /// True for a word of a text that is no form of another.
  bool is_itself(const std::string& word) const { return rules_.themselves.contains(word); }

  /// Every form of a citation form that the rules make.
  std::vector<std::string> forms_of(const std::string& word) const;

  /// The words that `word` may be a form of, whether there are such words or not.
  std::vector<WordOrigin> origins_of(std::string_view word) const;

 private:
  struct Stem {
    std::string text;
    const RuleTarget* target;
    const InflectionRule* rule;
  };

  /// By the last byte of a word: the rules that it may fit, in their order.
  using RulesByEnd = std::array<std::vector<std::uint32_t>, 256>;

  static RulesByEnd by_end(std::span<const InflectionRule> rules);
  static void add_stems(std::string_view word, std::span<const InflectionRule> rules,
                        const RulesByEnd& by_end, std::vector<Stem>& stems, std::size_t least_stem);
  void add_word_stems(std::string_view word, std::vector<Stem>& stems) const;
  void add_several_stems(std::string_view word, std::vector<Stem>& stems) const;
  const IrregularWord* irregular(const std::string& word) const;
  void add_cuts(std::string_view word, std::string_view kinds,
                std::vector<std::string>& keys) const;
  void add_origins(std::string_view stem, std::string_view word, std::optional<std::size_t> set,
                   std::vector<WordOrigin>& origins) const;

  InflectionRules rules_;
  RulesByEnd words_by_end_;
  RulesByEnd several_by_end_;
  /// By ending: the sets that have it.
  std::unordered_map<std::string, std::vector<std::size_t>> sets_;
  std::size_t longest_ending_ = 0;  ///< In bytes.
};

}  // namespace calque::words
