#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "calque/language.h"

/// The rules of one language as data. They are read from the files of `src/segment/rules`, which
/// are compiled into the library; docs/segmentation.md describes their format.
namespace calque::segment {

struct TransparentHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

/// Whole words. A word written in lower case stands for all its spellings; a word with a capital,
/// or with `=` before it, for that spelling only.
class WordList {
 public:
  /// `word` must not be empty.
  void add(std::string_view word);
  /// `lowered` is the word in lower case.
  bool contains(std::string_view word, std::string_view lowered) const;
  /// As in the rule file, in alphabetical order.
  std::vector<std::string> sorted() const;

 private:
  std::unordered_set<std::string, TransparentHash, std::equal_to<>> any_case_;
  std::unordered_set<std::string, TransparentHash, std::equal_to<>> as_written_;
  std::vector<std::string> endings_;
};

/// A text of a rule file and the segments that the rules must give.
struct RuleExample {
  std::string section;
  int line = 0;
  std::vector<std::string> segments;
};

struct RuleSet {
  WordList never_final;    ///< Abbreviations after which a sentence goes on: "Dr", "z.B".
  WordList ends;           ///< Abbreviations that end a sentence when a capital follows: "etc".
  WordList may_end;        ///< Abbreviations that end a sentence when a starter follows: "Inc".
  WordList before_number;  ///< Abbreviations only when a number follows: "No", "S".
  WordList starters;       ///< Words that, capitalised, seldom stand elsewhere than at the start.
  WordList after_ordinal;  ///< Words before which a number with a period is an ordinal: "Juni".
  WordList units;          ///< Abbreviations that, after a number, end a sentence: "r" (year).
  WordList words;          ///< Short words that are no abbreviations though they look like it.
  WordList reporting;      ///< Verbs after a quotation: "said".
  WordList after_units;    ///< What goes on after a unit: "a.m. Monday", "p.m. EST".
  WordList headings;       ///< Words that number a part of the text: "Article 1. Scope".
  WordList marked_names;   ///< Names that end in a mark: "Yahoo!".
  WordList capitalised;    ///< Words with a capital everywhere: English "I".
  WordList greetings;      ///< Words that begin a letter: "Dear".
  int ordinal_digits = 0;  ///< Longest number that a period makes an ordinal; 0: none.
  bool semicolon_ends = false;     ///< `;` is the question mark (Greek).
  bool period_ends = true;         ///< `.` ends sentences; in Armenian it does not.
  bool colon_ends = false;         ///< `:` is used as the full stop (Armenian).
  bool nouns_capitalised = false;  ///< A capital says nothing (German).
  std::vector<RuleExample> examples;
};

/// The general rules with those of the language added; a language without a file of its own has the
/// general rules only.
RuleSet rules_for(const Language& language);

/// Primary subtags of the languages that have rules of their own, in alphabetical order.
std::vector<std::string> languages_with_rules();

/// Adds the sections of a rule file to `rules`.
/// @param name stands in messages. @throws InputError naming the line.
void read_rule_file(std::string_view name, std::string_view text, RuleSet& rules);

/// Lower case of every character by itself.
std::string lower_case(std::string_view word);

}  // namespace calque::segment
