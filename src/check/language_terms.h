#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calque/glossary.h"
#include "calque/language.h"
#include "glossary/term_recognizer.h"

namespace calque::check {

/// A term as the checks need it.
struct CheckedTerm {
  Language language;
  std::string text;
  bool forbidden = false;
};

/// The synonyms of one entry of a glossary, in all its languages.
using CheckedEntry = std::vector<CheckedTerm>;

/// All entries, read into memory.
std::vector<CheckedEntry> read_entries(glossary::Glossary& glossary);

/// The terms of a glossary that apply to texts in one language. Not for use by two threads at once.
class LanguageTerms {
 public:
  /// A term where it stands in a text.
  struct Found {
    std::size_t entry = 0;
    const CheckedTerm* term = nullptr;
    text::ByteRange range;
    glossary::TermForm form = glossary::TermForm::exact;
    bool sure = true;  ///< False where another word is as likely.
  };

  struct Occurrences {
    std::vector<Found> all;      ///< Every term.
    std::vector<Found> longest;  ///< See TermRecognizer::find.
  };

  /// `entries` must outlive the object.
  LanguageTerms(std::span<const CheckedEntry> entries, const Language& language);

  Occurrences find(std::string_view text) const;

  /// The terms of an entry that may be used.
  std::vector<const CheckedTerm*> permitted(std::size_t entry) const;

  /// True when the entry has any term in this language.
  bool has(std::size_t entry) const;

  /// True when the text has each longer word of the term (four letters or more) anywhere, within
  /// other words too, but for an ending of up to three letters. So a term counts as used in
  /// compounds and derived words, and when other words stand between its own.
  bool hidden_in(const CheckedTerm& term, std::string_view text) const;

 private:
  struct Place {
    std::size_t entry = 0;
    std::size_t term = 0;
  };

  Found found(const glossary::TermOccurrence& occurrence) const;

  std::span<const CheckedEntry> entries_;
  Language language_;
  std::vector<Place> places_;
  glossary::TermRecognizer terms_;
};

}  // namespace calque::check
