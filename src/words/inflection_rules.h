#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "words/word_pattern.h"

namespace calque::words {

/// Endings that go together.
struct EndingSet {
  std::string name;
  std::vector<std::string> endings;
};

/// What takes the place of the end of a citation form: a stem, with one of a set of endings behind
/// it or none.
struct RuleTarget {
  WordPattern stem;
  std::optional<std::size_t> set;
  bool sure = true;
};

/// Words that end in `pattern` have the forms of `targets`.
struct InflectionRule {
  int line = 0;
  std::string text;  ///< As it stands in the file.
  WordPattern pattern;
  bool whole = false;  ///< The pattern is the whole word.
  bool last = false;   ///< No later rule is looked at.
  std::vector<RuleTarget> targets;
};

/// Forms that no rule makes of a word.
struct IrregularWord {
  bool only = false;  ///< Rules add none.
  std::vector<std::string> forms;
};

/// What a word may begin with in a text, and what stands there in its citation form.
struct InitialChange {
  std::string in_text;
  std::string in_citation;
  bool sure = true;
};

/// A word with forms of it and with words that are not forms of it, for the tests.
struct WordExample {
  int line = 0;
  std::string word;
  std::vector<std::string> forms;
  std::vector<std::string> others;
};

/// What a file of words says about a language, as it stands there; docs/words.md has the format.
struct InflectionRules {
  std::size_t least_stem = 2;  ///< In letters.
  /// Nouns begin with a capital (German): a word in small letters is none, if no surely.
  bool capital_nouns = false;
  /// What may stand between the parts of a compound; empty where words are not written together.
  std::vector<std::string> compound_links;
  /// Words of a text that share Snowball's stem with a term are forms of it too, if no surely.
  bool stemmer = false;
  LetterClasses letters;
  std::vector<EndingSet> sets;
  std::vector<InflectionRule> words;
  std::vector<InflectionRule> several;  ///< For words of terms of several words only.
  std::unordered_map<std::string, IrregularWord> irregular;
  std::vector<InitialChange> initials;
  /// Words of a text that are no form of another, such as "while" or "with".
  std::unordered_set<std::string> themselves;
  std::vector<WordExample> examples;
};

/// Makes the letters of a word alike as texts and terms are made.
using Fold = std::function<std::string(std::string_view)>;

/// Reads a file of words. Throws InputError, which names file and line, for what it does not
/// understand.
InflectionRules read_inflection_rules(std::string_view name, std::string_view text,
                                      const Fold& fold);

}  // namespace calque::words
