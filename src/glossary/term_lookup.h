#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/glossary.h"
#include "glossary/term_recognizer.h"

namespace calque::glossary {

/// A term of the glossary that stands in a text.
struct TermMatch {
  text::ByteRange range;  ///< In bytes of the text.
  TermForm form = TermForm::exact;
  bool sure = true;  ///< False where another word is as likely.
  Entry entry;
  std::size_t source = 0;            ///< The term that was found, in entry.terms.
  std::vector<std::size_t> targets;  ///< Terms in the target language: preferred ones first,
                                     ///< forbidden ones last.

  const Term& source_term() const { return entry.terms[source]; }
};

/// Finds the terms of a memory's glossary in texts of one language, with those of another beside
/// them. Made once for many texts: it holds all terms of the source language.
class TermLookup {
 public:
  /// Terms apply as languages_for says. `glossary` must outlive the lookup. Without a target, the
  /// targets of a match are empty, and all entries are looked at; with one, only those that have a
  /// term in it.
  TermLookup(Glossary& glossary, const Language& source, std::optional<Language> target,
             Compounds compounds = Compounds::leave);

  /// The terms in `text`, longest first, in the order of the text.
  std::vector<TermMatch> find(std::string_view text);

  /// True when there is no term to find.
  bool empty() const { return terms_.empty(); }

 private:
  struct Place {
    EntryId entry;
    TermId term;
  };

  Glossary& glossary_;
  std::optional<Language> target_;
  std::vector<Place> places_;
  std::vector<std::string> terms_;
  std::optional<TermRecognizer> recognizer_;
};

}  // namespace calque::glossary
